import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { bankAccount, merged, postEntry, type Posting } from "#modules/ledger/index.ts";
import { findRequestByReference } from "#modules/payments/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { BankLine, OurPayment, Verdict } from "../domain/lines.ts";
import { matchLines } from "../domain/match-lines.ts";
import { candidatesIn } from "../domain/references.ts";
import { repeatKey } from "../domain/repeated-lines.ts";
import { lockWanted, writeMatched, type Awaited } from "../store/awaited.ts";
import {
  FIRST_LINE,
  listEarlier,
  lockNewLines,
  lookUpByIndex,
  writeJudged,
  type Judged,
  type Line,
  type LineCursor,
} from "../store/lines.ts";
import { findStatement, type Statement } from "../store/statements.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";
import { awaitMoney } from "./await-money.ts";
import { differenceNote, movesOf } from "./move-to-bank.ts";
import { takeUnknown } from "./take-unknown.ts";

const PAGE = 2_000;

/**
 * Holds the lines of a loaded statement against our side, page by page, each page in one transaction with the entry that
 * moves its money from where it was on its way to the bank account. Repeatable: only lines not looked at are touched.
 */
export async function reconcileStatement(acting: Acting, id: string): Promise<Result<number, Refusal>> {
  const statement = await findStatement(acting.db, id);
  if (statement?.state !== "loaded") return ok(0);
  await awaitMoney(acting.db);
  let count = 0;
  let after = FIRST_LINE;
  for (;;) {
    const from = after;
    const page = await attempt<Page, Refusal>(acting.db, (tx) => reconcilePage(acting, tx, { statement, after: from }));
    if (!page.ok) return page;
    if (page.value.count === 0) break;
    count += page.value.count;
    after = page.value.after;
  }
  const taken = await takeUnknown(acting, statement);
  return taken.ok ? ok(count) : taken;
}

type Page = { readonly count: number; readonly after: LineCursor };
type PageToDo = { readonly statement: Statement; readonly after: LineCursor };

async function reconcilePage(
  acting: Acting,
  tx: Tx,
  { statement, after: from }: PageToDo,
): Promise<Result<Page, Refusal>> {
  await lookUpByIndex(tx);
  const { lines, after } = await lockNewLines(tx, statement.id, { after: from, atLeast: PAGE });
  if (lines.length === 0) return ok({ count: 0, after });
  const at = await momentOf(acting);
  const { awaited, verdicts } = await judge(tx, statement, lines);
  const byId = new Map(awaited.map((one) => [one.id, one]));
  const days = new Map(lines.map(({ no, day }) => [String(no), day]));
  const paired = verdicts.flatMap((verdict) => {
    if (verdict.class !== "exact" && verdict.class !== "differs") return [];
    const ours = byId.get(verdict.payment.id);
    const day = days.get(verdict.line.id);
    return ours === undefined || day === undefined ? [] : [{ line: verdict.line, ours, day }];
  });
  await writeMatched(
    tx,
    paired.map(({ line, ours, day }) => ({ id: ours.id, statementId: statement.id, lineNo: Number(line.id), day })),
  );
  await writeJudged(
    tx,
    verdicts.map((verdict) => judgedOf(statement, verdict)),
  );
  const posted = await post(acting, tx, {
    statement,
    at,
    postings: movesOf(bankAccount(statement.account_no), paired),
  });
  return posted.ok ? ok({ count: lines.length, after }) : posted;
}

/** Everything of ours that the lines may speak of, and what the core says of them. */
async function judge(tx: Tx, statement: Statement, lines: readonly Line[]) {
  const accountNo = statement.account_no;
  const references = [...new Set(lines.flatMap(({ content }) => candidatesIn(content)))];
  const bankRefs = lines.flatMap(({ bank_ref: ref }) => (ref === "" ? [] : [ref]));
  const numbers = [...bankRefs, ...lines.flatMap(({ content }) => content.match(/[0-9A-Za-z]{8,}/g) ?? [])];
  const awaited = await lockWanted(tx, { accountNo, references, numbers: [...new Set(numbers)] });
  const earlier = await listEarlier(tx, { accountNo, statementId: statement.id, bankRefs });
  const known = new Set(awaited.map(({ reference }) => reference));
  const unpaid = await requestsAmong(
    tx,
    references.filter((reference) => !known.has(reference)),
  );
  const { verdicts } = matchLines({
    lines: lines.map(bankLineOf),
    payments: awaited.filter(({ state }) => state === "open").map(paymentOf),
    settled: awaited.filter(({ state }) => state === "matched").map(paymentOf),
    unpaid,
    earlier: new Map(earlier.flatMap((line) => keyed(line))),
  });
  return { awaited, verdicts };
}

function keyed(line: Line): readonly (readonly [string, string])[] {
  const key = repeatKey(bankLineOf(line));
  return key === undefined ? [] : [[key, `${line.statement_id}/${line.no}`]];
}

/** Requests that exist though no payment of ours waits for them: most lines end before this. */
async function requestsAmong(db: Db, references: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const reference of references) {
    if ((await findRequestByReference(db, reference)) !== undefined) found.push(reference);
  }
  return found;
}

/** A line of the store as the core reads it; its number is its id. */
export function bankLineOf({ no, day, amount, bank_ref: bankRef, content }: Line): BankLine {
  return { id: String(no), day: day.toString(), amount, bankRef, content };
}

/** Money of ours as the core reads it. */
export function paymentOf({ id, reference, provider_ref: providerRef, amount, day }: Awaited): OurPayment {
  return { id, reference, providerRef, amount, day: day.toString() };
}

function judgedOf({ id: statementId }: Statement, verdict: Verdict): Judged {
  const common = { statementId, no: Number(verdict.line.id), class: verdict.class };
  switch (verdict.class) {
    case "exact":
      return { ...common, state: "settled", awaitedId: verdict.payment.id, note: BY[verdict.by] };
    case "differs":
      return { ...common, state: "open", awaitedId: verdict.payment.id, note: differenceNote(verdict) };
    case "only-bank":
      return { ...common, state: "open", awaitedId: null, note: "" };
    case "duplicate":
      return { ...common, state: "open", awaitedId: null, note: isCopy(verdict.of) ? COPY : "" };
  }
}

const BY = { reference: "Khớp theo mã tham chiếu", "provider-ref": "Khớp theo số giao dịch" } as const;
const COPY = "Lặp lại dòng cùng số tham chiếu ngân hàng";

/** Copies of a line name a line; money that came once more names a payment, whose ids are longer than any number. */
function isCopy(of: string): boolean {
  return /^\d+$|\/\d+$/.test(of);
}

async function post(
  acting: Acting,
  tx: Tx,
  {
    statement,
    at,
    postings,
  }: { readonly statement: Statement; readonly at: Instant; readonly postings: readonly Posting[] },
): Promise<Result<void, Refusal>> {
  const moves = merged(postings);
  if (moves.length === 0) return ok(undefined);
  const posted = await postEntry(tx, {
    id: acting.newId(),
    at,
    kind: "matched",
    reference: statement.number ?? statement.id,
    memo: `Đối soát sao kê ${statement.file_name}`.slice(0, 500),
    actorId: acting.viewer.officerId,
    postings: moves,
  });
  return posted.ok ? posted : err(posted.error);
}
