import { dateInVietnam, formatInstant, formatTime, type Instant } from "#kernel/time.ts";
import { listOfficersById, type Viewer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { dutyOf } from "../domain/policy.ts";
import { SIDES, type PaperKind, type SignedPaper, type TypedSignatures } from "../domain/signed-paper.ts";
import { PAPER_NAMES, SIDE_NAMES } from "../domain/texts.ts";
import type { SignedPaperForm, SignedPaperLine, SignedPapersCardProps } from "../pages/signed-papers-card.tsx";
import { listSignedPapers } from "../store/signed-papers.ts";
import { signedPaperPath } from "./paths.ts";
import { textOf, type Posted } from "./posted.ts";

export type PapersAsked = {
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  /** Who signs, as far as it is known: the names stand in the form. */
  readonly names: Readonly<Partial<Record<keyof typeof SIDE_NAMES, string>>>;
  readonly kinds: readonly PaperKind[];
  readonly action: string;
};

/** The card of signed papers of an item or a batch for one viewer. */
export async function papersCard(
  db: Db,
  of: Parameters<typeof listSignedPapers>[1],
  asked: PapersAsked,
): Promise<SignedPapersCardProps> {
  const papers = await listSignedPapers(db, of);
  const officers = await listOfficersById(db, [...new Set(papers.map(({ notedBy }) => notedBy))]);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  const may = dutyOf(asked.viewer, "note-signatures") !== undefined;
  return {
    lines: papers.map((paper) => lineOf(paper, names.get(paper.notedBy) ?? "")),
    forms: may ? asked.kinds.map((kind) => formOf(kind, asked)) : [],
  };
}

/** Who signed what when out of a post; whatever is missing is empty. */
export function readSignatures(kind: PaperKind, posted: Posted): TypedSignatures {
  const of = (name: string) => textOf(posted, name);
  const signers = SIDES[kind].map((side) => [
    side,
    { name: of(`${side}.name`), on: of(`${side}.on`), at: of(`${side}.at`) },
  ]);
  return { signers: Object.fromEntries(signers), register: of("register"), authorisation: of("authorisation") };
}

function formOf(kind: PaperKind, { posted, errors, names, now, action }: PapersAsked): SignedPaperForm {
  if (textOf(posted, "kind") === kind) return { kind, action, errors, typed: readSignatures(kind, posted) };
  const [on, at] = [dateInVietnam(now).toString(), formatTime(now)];
  const signers = SIDES[kind].map((side) => [side, { name: names[side] ?? "", on, at }]);
  const typed = { signers: Object.fromEntries(signers), register: "", authorisation: "" };
  return { kind, action, errors: [], typed };
}

function lineOf({ id, kind, signers, register, authorisation, notedAt }: SignedPaper, by: string): SignedPaperLine {
  const what = kind === "register" ? `${PAPER_NAMES[kind]} ${register} (ủy quyền ${authorisation})` : PAPER_NAMES[kind];
  return {
    ...{ id, what, href: signedPaperPath(id) },
    signers: signers.map(({ side, name, signedAt }) => `${SIDE_NAMES[side]}: ${name}, ký ${formatInstant(signedAt)}`),
    noted: `${by} ghi ${formatInstant(notedAt)}`,
  };
}
