import { err, ok, type Result } from "#kernel/result.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Instant } from "#kernel/time.ts";
import {
  bankAccount,
  COUNT_DIFFERENCES,
  merged,
  postEntry,
  transfer,
  type EntryKind,
  type Posting,
} from "#modules/ledger/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import { sqlState, type Tx } from "#platform/db/db.ts";
import { mayKeep } from "../domain/policy.ts";
import { lockAwaited, writeMatched, type Awaited } from "../store/awaited.ts";
import { insertDecision } from "../store/decisions.ts";
import { lockLine, settleLine, type Line } from "../store/lines.ts";
import { momentOf, readReason, type Acting, type Refusal } from "./acting.ts";
import { movesOf } from "./move-to-bank.ts";
import { numberOf, takeLineMoney, wordsOf } from "./take-unknown.ts";

/** What a person decides about a line that waits for one. */
export type LineDecision =
  | { readonly kind: "match"; readonly awaitedId: string }
  /** Nothing of ours: a charge of the bank, its own mistake. What is missing becomes a claim. */
  | { readonly kind: "explain" }
  /** The money is real: it settles the request that it names, or is held. */
  | { readonly kind: "take" };

export type DecideLine = {
  readonly statementId: string;
  readonly no: number;
  readonly decision: LineDecision;
  readonly reason: string;
};

type Given = Acting & { readonly at: Instant; readonly why: string };
type Outcome = { readonly note: string; readonly awaitedId: string | null; readonly entryId: string | null };

/** Decides about an open line, once, with a reason; the ledger follows in the same transaction. */
export async function decideLine(
  acting: Acting,
  { statementId, no, decision, reason }: DecideLine,
): Promise<Result<void, Refusal>> {
  if (!mayKeep(acting.viewer)) return err({ kind: "reconciliation/not-allowed" });
  const why = readReason(reason);
  if (why === undefined) return err({ kind: "reconciliation/reason-missing" });
  const at = await momentOf(acting);
  try {
    return await attempt<void, Refusal>(acting.db, async (tx) => {
      const line = await lockLine(tx, statementId, no);
      if (line === undefined) return err({ kind: "reconciliation/not-found" });
      if (line.state !== "open") return err({ kind: "reconciliation/line-not-open" });
      const outcome = await carryOut({ ...acting, at, why }, tx, { line, decision });
      if (!outcome.ok) return outcome;
      await insertDecision(tx, {
        id: acting.newId(),
        ...{ statementId, no, at },
        kind: decision.kind,
        reference: null,
        awaitedId: outcome.value.awaitedId,
        entryId: outcome.value.entryId,
        reason: why,
        officerId: acting.viewer.officerId,
      });
      return ok(undefined);
    });
  } catch (error) {
    if (sqlState(error) === "MC423") return err({ kind: "reconciliation/day-locked" });
    throw error;
  }
}

type Wanted = { readonly line: Line; readonly decision: LineDecision };

async function carryOut(given: Given, tx: Tx, { line, decision }: Wanted): Promise<Result<Outcome, Refusal>> {
  switch (decision.kind) {
    case "match":
      return matchByHand(given, tx, { line, awaitedId: decision.awaitedId });
    case "explain":
      return explain(given, tx, line);
    case "take":
      return take(given, tx, line);
  }
}

async function matchByHand(
  given: Given,
  tx: Tx,
  { line, awaitedId }: { readonly line: Line; readonly awaitedId: string },
): Promise<Result<Outcome, Refusal>> {
  if (line.class === "differs") return err({ kind: "reconciliation/line-not-open" });
  const ours = await lockAwaited(tx, awaitedId);
  if (ours?.state !== "open" || ours.account_no !== line.account_no)
    return err({ kind: "reconciliation/money-not-open" });
  if (ours.amount < 0 !== line.amount < 0) return err({ kind: "reconciliation/other-direction" });
  const matched = ours.amount === line.amount ? "exact" : "differs";
  await writeMatched(tx, [{ id: ours.id, statementId: line.statement_id, lineNo: line.no, day: line.day }]);
  const bank = bankAccount(line.account_no);
  const entry = await write(given, tx, {
    line,
    kind: "matched",
    postings: [...movesOf(bank, [{ line, ours }]), ...claim(line, ours)],
  });
  if (!entry.ok) return entry;
  const surplus = await takeSurplus(given, tx, { line, ours });
  if (!surplus.ok) return surplus;
  const note = `Khớp bằng tay: ${given.why}${surplus.value}`;
  await settleLine(
    tx,
    { statementId: line.statement_id, no: line.no },
    { state: "settled", class: matched, awaitedId, note },
  );
  return ok({ note, awaitedId, entryId: entry.value });
}

/** What the bank has less than we do is asked of it: no longer on its way, but owed. */
function claim(line: Line, ours: Awaited): readonly Posting[] {
  if (ours.amount < 0 || line.amount >= ours.amount) return [];
  return transfer(ours.source, COUNT_DIFFERENCES, ours.amount - line.amount);
}

/** What the bank has more than we do came from somebody: it is held. */
async function takeSurplus(
  given: Given,
  tx: Tx,
  { line, ours }: { readonly line: Line; readonly ours: Awaited },
): Promise<Result<string, Refusal>> {
  if (ours.amount < 0 || line.amount <= ours.amount) return ok("");
  const amount = line.amount - ours.amount;
  const taken = await takeLineMoney(given, tx, {
    line: { ...line, content: "" },
    amount,
    providerRef: `${numberOf(line)}#thua`,
  });
  return taken.ok ? ok(`; giữ chờ xử lý ${formatMoney(amount)}`) : taken;
}

async function explain(given: Given, tx: Tx, line: Line): Promise<Result<Outcome, Refusal>> {
  const where = { statementId: line.statement_id, no: line.no };
  const bank = bankAccount(line.account_no);
  if (line.class === "differs" && line.awaited_id !== null) {
    const ours = await lockAwaited(tx, line.awaited_id);
    if (ours === undefined) return err({ kind: "reconciliation/money-not-open" });
    const entry = await write(given, tx, { line, kind: "correction", postings: claim(line, ours) });
    if (!entry.ok) return entry;
    const surplus = await takeSurplus(given, tx, { line, ours });
    if (!surplus.ok) return surplus;
    const note = `${line.note}. Giải trình: ${given.why}${surplus.value}`;
    await settleLine(tx, where, { state: "settled", note });
    return ok({ note, awaitedId: ours.id, entryId: entry.value });
  }
  // A copy that the bank wrote twice is no money; a charge is, and the bank owes it or explains it.
  const postings = line.class === "duplicate" ? [] : transfer(COUNT_DIFFERENCES, bank, line.amount);
  const entry = await write(given, tx, { line, kind: "correction", postings });
  if (!entry.ok) return entry;
  const note = `Giải trình: ${given.why}`;
  await settleLine(tx, where, { state: "settled", note });
  return ok({ note, awaitedId: null, entryId: entry.value });
}

async function take(given: Given, tx: Tx, line: Line): Promise<Result<Outcome, Refusal>> {
  if (line.amount < 0 || line.class === "differs") return err({ kind: "reconciliation/nothing-to-take" });
  // A copy has the number of the line that it repeats.
  const providerRef = line.class === "duplicate" ? `${numberOf(line)}#${line.no}` : numberOf(line);
  const taken = await takeLineMoney(given, tx, { line, amount: line.amount, providerRef });
  if (!taken.ok) return taken;
  const { outcome, payment } = taken.value;
  const note = `${wordsOf(outcome === "replayed" ? payment.outcome : outcome)}. ${given.why}`;
  const where = { statementId: line.statement_id, no: line.no };
  await settleLine(tx, where, { state: "settled", note, paymentId: payment.id });
  return ok({ note, awaitedId: null, entryId: payment.entryId });
}

type EntryOf = { readonly line: Line; readonly kind: EntryKind; readonly postings: readonly Posting[] };

/** The entry of a decision; null when no money moves. */
async function write(given: Given, tx: Tx, { line, kind, postings }: EntryOf): Promise<Result<string | null, Refusal>> {
  const moves = merged(postings);
  if (moves.length === 0) return ok(null);
  const id = given.newId();
  const posted = await postEntry(tx, {
    ...{ id, kind, at: given.at },
    reference: numberOf(line).slice(0, 120),
    memo: given.why,
    actorId: given.viewer.officerId,
    postings: moves,
  });
  return posted.ok ? ok(id) : posted;
}
