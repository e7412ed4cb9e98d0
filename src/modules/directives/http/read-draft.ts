import type { SourceInput } from "../domain/source.ts";
import { urgencyOf } from "../domain/texts.ts";
import type { IssueDirective } from "../use-cases/issue-directive.ts";
import { readDay, textOf, type Posted } from "./posted.ts";

/** The form as it was typed: comes back letter by letter when something is wrong. */
export type TypedDraft = {
  readonly formId: string;
  readonly title: string;
  readonly text: string;
  readonly basis: string;
  readonly urgency: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly officerId: string;
  readonly dueOn: string;
};

/** Reads what was typed; missing fields are empty texts. */
export function readTyped(posted: Posted, freshId: string): TypedDraft {
  return {
    formId: textOf(posted, "formId") || freshId,
    title: textOf(posted, "title"),
    text: textOf(posted, "text"),
    basis: textOf(posted, "basis"),
    urgency: textOf(posted, "urgency") || "normal",
    agencyId: textOf(posted, "agencyId"),
    unitId: textOf(posted, "unitId"),
    officerId: textOf(posted, "officerId"),
    dueOn: textOf(posted, "dueOn"),
  };
}

/** What a link or the hidden fields say about the source: `tu`, `nguon`, `so`, `luc` for a figure, `ho-so` for a dossier. */
export function readSource(posted: Posted): SourceInput | null {
  const dossierId = textOf(posted, "ho-so");
  if (dossierId !== "") return { kind: "dossier", dossierId };
  const figure = {
    href: textOf(posted, "tu"),
    label: textOf(posted, "nguon"),
    value: textOf(posted, "so"),
    asOf: textOf(posted, "luc"),
  };
  return Object.values(figure).every((text) => text === "") ? null : { kind: "figure", ...figure };
}

/** The hidden fields that keep a source through the form. */
export function hiddenSource(source: SourceInput | null): readonly (readonly [name: string, value: string])[] {
  if (source === null) return [];
  if (source.kind === "dossier") return [["ho-so", source.dossierId]];
  return [
    ["tu", source.href],
    ["nguon", source.label],
    ["so", source.value],
    ["luc", source.asOf],
  ];
}

/** The command that the form asks for. */
export function commandOf(typed: TypedDraft, source: SourceInput | null): IssueDirective {
  const { formId, title, text, basis, agencyId, unitId, officerId } = typed;
  return {
    formId,
    title,
    text,
    basis,
    urgency: urgencyOf(typed.urgency),
    dueOn: readDay(typed.dueOn),
    assignee: { agencyId, unitId: unitId === "" ? null : unitId, officerId: officerId === "" ? null : officerId },
    source,
  };
}
