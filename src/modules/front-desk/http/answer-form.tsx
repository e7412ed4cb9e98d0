import type { VNode } from "preact";
import type { Db } from "#platform/db/db.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { pageViewer, type Viewer } from "#modules/identity/index.ts";
import type { ProcedureCase } from "#modules/procedures/index.ts";
import { expectedCounts, type IntakeForm } from "../domain/intake-form.ts";
import { GROUNDS, RefusePage, SupplementPage } from "../pages/answer-page.tsx";
import type { Answer } from "../use-cases/receive-intake.ts";
import { textOf, textsOf, type Posted } from "./read-form.ts";

type Asking = {
  readonly draftId: string;
  readonly act: "ask-supplement" | "ask-refuse";
  readonly form: IntakeForm;
  readonly procedureCase: ProcedureCase;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
};

/** The page on which Mẫu 02 or Mẫu 03 is written; what was typed before a refusal is kept. */
export async function answerPage(db: Db, viewer: Viewer, asking: Asking): Promise<VNode> {
  const { form, procedureCase, posted } = asking;
  const shared = {
    viewer: await pageViewer(db, viewer),
    draftId: asking.draftId,
    procedureName: procedureCase.procedureName,
    ownerName: form.owner.name,
    reason: textOf(posted, "reason"),
    errors: asking.errors,
  };
  if (asking.act === "ask-refuse") return <RefusePage {...shared} ground={textOf(posted, "ground")} />;
  const isBack = textOf(posted, "act") === "supplement";
  const asked = textsOf(posted, "asked");
  const papers = procedureCase.components.map(({ name, required }, index) => ({
    name,
    asked: isBack ? asked.includes(String(index)) : required && !isHandedIn(form, index),
  }));
  return <SupplementPage {...shared} papers={papers} other={textOf(posted, "askedOther")} />;
}

function isHandedIn(form: IntakeForm, index: number): boolean {
  const paper = form.papers[index];
  if (paper === undefined) return false;
  return (
    paper.ticked || [paper.originals, paper.certified, paper.copies, paper.waived].some((text) => text.trim() !== "")
  );
}

/** What the counter answers; undefined when the button only looked something up. */
export function readAnswer(act: string, posted: Posted, { components }: ProcedureCase): Answer | undefined {
  if (act === "accept") return { kind: "accept" };
  if (act === "refuse") {
    const ground = GROUNDS.find(({ value }) => value === textOf(posted, "ground"))?.value ?? "not-eligible";
    return { kind: "refuse", ground, reason: textOf(posted, "reason") };
  }
  if (act !== "supplement") return undefined;
  const asked = textsOf(posted, "asked");
  const listed = components
    .filter((_, index) => asked.includes(String(index)))
    .map((component) => ({ name: component.name, ...expectedCounts(component), certified: 0 }));
  const others = textOf(posted, "askedOther")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((name) => ({ name, originals: 1, certified: 0, copies: 0 }));
  return { kind: "supplement", reason: textOf(posted, "reason"), papers: [...listed, ...others], secondBasis: null };
}
