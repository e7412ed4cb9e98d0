import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Blobs } from "#platform/blobs.ts";
import { sqlState, transact } from "#platform/db/db.ts";
import type { ReadLine } from "../domain/table-reader.ts";
import { readBankFile, type Pieces } from "../reading/read-file.ts";
import { findAccount, type BankAccount } from "../store/accounts.ts";
import { insertLines } from "../store/lines.ts";
import {
  beginLoading,
  endStatement,
  findStatement,
  findTwin,
  listStuck,
  lockStatement,
  noteStored,
  type Statement,
} from "../store/statements.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";
import { reconcileStatement } from "./reconcile-statement.ts";

const BATCH = 2_000;
/** Files up to this size are read while the person waits; larger ones in the background, with progress. */
export const AT_ONCE = 2 * 1024 * 1024;
/** A file that nobody has worked on for so long was left by a process that died. */
const LEFT_AFTER_MINUTES = 2;

class Cancelled extends Error {}

/**
 * Reads a file that lies aside to its end: first as a whole, which refuses it or lets it in, then its lines batch by batch.
 * Run again after a crash it goes on behind the last batch; a cancelled one stops and leaves nothing.
 */
export async function runStatement(acting: Acting, blobs: Blobs, id: string): Promise<Result<Statement, Refusal>> {
  const statement = await findStatement(acting.db, id);
  if (statement === undefined) return err({ kind: "reconciliation/not-found" });
  const account = await findAccount(acting.db, statement.account_no);
  if (account === undefined) return err({ kind: "reconciliation/not-found" });
  if (statement.state === "waiting") {
    const entered = await letIn(acting, blobs, { statement, account });
    if (!entered.ok) return entered;
  }
  if (statement.state === "waiting" || statement.state === "loading") {
    const stored = await store(acting, blobs, { statement, account });
    if (!stored.ok) return stored;
  }
  await reconcileStatement(acting, id);
  const after = await findStatement(acting.db, id);
  return after === undefined ? err({ kind: "reconciliation/not-found" }) : ok(after);
}

/** Every file that waits or was left in the middle, one after the other. Answers how many came to an end. */
export async function runWaitingStatements(acting: Acting, blobs: Blobs): Promise<number> {
  const since = (await acting.clock.now()).subtract({ minutes: LEFT_AFTER_MINUTES });
  let ended = 0;
  for (const id of await listStuck(acting.db, { since, big: AT_ONCE })) {
    if ((await runStatement(acting, blobs, id)).ok) ended += 1;
  }
  return ended;
}

type InHand = { readonly statement: Statement; readonly account: BankAccount };

async function letIn(acting: Acting, blobs: Blobs, inHand: InHand): Promise<Result<void, Refusal>> {
  const { statement, account } = inHand;
  const read = await readBankFile(await fileOf(blobs, inHand));
  const at = await momentOf(acting);
  if (!read.ok) {
    await transact(acting.db, (tx) => endStatement(tx, statement.id, { state: "refused", at, broken: read.error }));
    return err({ kind: "reconciliation/broken-file", broken: read.error });
  }
  const { number } = read.value.declared;
  const twin = number === null ? undefined : await findTwin(acting.db, account.accountNo, { number });
  try {
    if (twin === undefined) {
      await transact(acting.db, (tx) => beginLoading(tx, statement.id, read.value, at));
      return ok(undefined);
    }
  } catch (error) {
    // Another file with the same number was a moment faster.
    if (sqlState(error) !== "23505") throw error;
  }
  await transact(acting.db, (tx) => endStatement(tx, statement.id, { state: "cancelled", at }));
  const other = twin ?? (await findTwin(acting.db, account.accountNo, { number: number ?? "" }));
  return err(other === undefined ? { kind: "reconciliation/stale" } : alreadyLoaded(other));
}

async function store(acting: Acting, blobs: Blobs, inHand: InHand): Promise<Result<void, Refusal>> {
  const { id } = inHand.statement;
  const done = inHand.statement.state === "loading" ? inHand.statement.stored : 0;
  let no = 0;
  let waiting: (readonly [number, ReadLine])[] = [];
  const flush = async () => {
    const lines = waiting;
    waiting = [];
    const upTo = lines.at(-1)?.[0];
    if (upTo === undefined) return;
    const at = await momentOf(acting);
    await transact(acting.db, async (tx) => {
      const held = await lockStatement(tx, id);
      if (held?.state !== "loading") throw new Cancelled();
      await insertLines(tx, { statementId: id, accountNo: inHand.account.accountNo }, lines);
      await noteStored(tx, id, upTo, at);
    });
  };
  try {
    const read = await readBankFile(await fileOf(blobs, inHand), async (lines) => {
      for (const line of lines) {
        no += 1;
        if (no > done) waiting.push([no, line]);
        if (waiting.length >= BATCH) await flush();
      }
    });
    if (!read.ok) return err({ kind: "reconciliation/broken-file", broken: read.error });
    await flush();
    const at = await momentOf(acting);
    await transact(acting.db, async (tx) => {
      if ((await lockStatement(tx, id))?.state !== "loading") throw new Cancelled();
      await endStatement(tx, id, { state: "loaded", at });
    });
    return ok(undefined);
  } catch (error) {
    // Another process brought it to its end meanwhile, or a person stopped it.
    if (error instanceof Cancelled) {
      const now = await findStatement(acting.db, id);
      return now?.state === "loaded" ? ok(undefined) : err({ kind: "reconciliation/stale" });
    }
    if (sqlState(error) !== "MC423") throw error;
    const at = await momentOf(acting);
    await transact(acting.db, (tx) => endStatement(tx, id, { state: "cancelled", at }));
    return err({ kind: "reconciliation/day-signed", day: inHand.statement.from_day.toString() });
  }
}

async function fileOf(blobs: Blobs, { statement, account }: InHand) {
  const content = await blobs.open(statement.sha256);
  if (content === undefined) throw new Error(`the file of statement ${statement.id} is gone`);
  const pieces: Pieces = content.stream;
  const period = { from: statement.from_day.toString(), to: statement.to_day.toString() };
  return { pieces, profile: account.profile, accountNo: account.accountNo, period };
}

/** "Already loaded at …", with the file's name. */
export function alreadyLoaded({ file_name: fileName, loaded_at: at }: Statement): {
  readonly kind: "reconciliation/already-loaded";
  readonly fileName: string;
  readonly at: Instant;
} {
  return { kind: "reconciliation/already-loaded", fileName, at };
}
