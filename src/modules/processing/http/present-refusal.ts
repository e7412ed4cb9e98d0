import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { problemOf, type Refusal } from "#modules/dossiers/index.ts";
import type { OwnRefusal, ProcessingRefusal } from "../domain/refusal.ts";
import { refusalText } from "../domain/refusal-texts.ts";

/** Which question of the form a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  "processing/way-missing": "way",
  "processing/no-such-way": "way",
  "processing/officer-missing": "assigneeId",
  "processing/officer-elsewhere": "assigneeId",
  "processing/result-missing": "resultNumber",
  "dossiers/result-incomplete": "resultNumber",
};

/** A refusal as a form shows it: status, and the sentence at the field it is about. */
export function presentRefusal(refusal: ProcessingRefusal): {
  readonly status: number;
  readonly errors: readonly FieldError[];
} {
  const { status, message } = isOwn(refusal) ? own(refusal) : ofDossier(refusal);
  return { status, errors: [{ field: FIELDS[refusal.kind] ?? "", message }] };
}

function isOwn(refusal: ProcessingRefusal): refusal is OwnRefusal {
  return refusal.kind.startsWith("processing/");
}

function own(refusal: OwnRefusal) {
  const { status, vi } = refusalText(refusal);
  return { status, message: vi };
}

function ofDossier(refusal: Refusal) {
  const { status, title } = problemOf(refusal);
  return { status, message: title };
}
