import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import { BlobTooLarge, type Blobs, type Received } from "#platform/blobs.ts";
import { transact } from "#platform/db/db.ts";
import { mayKeep } from "../domain/policy.ts";
import type { Period } from "../domain/check-file.ts";
import { readBankFile } from "../reading/read-file.ts";
import { findAccount } from "../store/accounts.ts";
import { listSignedDays } from "../store/days.ts";
import { findTwin, insertStatement, type NewStatement } from "../store/statements.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";
import { alreadyLoaded, AT_ONCE, runStatement } from "./run-statement.ts";

/** Largest file of a bank: a million lines of csv or MT940 are about a hundred megabytes. */
export const LARGEST_FILE = 160 * 1024 * 1024;

export type StatementFile = {
  readonly accountNo: string;
  readonly period: Period;
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
};

/** What became of a file that was sent: it counts, or it is on its way. */
export type Loaded = { readonly statementId: string; readonly state: "loaded" | "waiting" };

/**
 * Takes a bank's file. It is refused whole, with its rows and reasons, before one line of it is stored (B-37); the same
 * content or number again is answered with when it was loaded. Large files go on in the background.
 */
export async function loadStatement(
  acting: Acting,
  blobs: Blobs,
  file: StatementFile,
): Promise<Result<Loaded, Refusal>> {
  if (!mayKeep(acting.viewer)) return refuse(file, { kind: "reconciliation/not-allowed" });
  if (!isPeriod(file.period)) return refuse(file, { kind: "reconciliation/period" });
  const account = await findAccount(acting.db, file.accountNo);
  if (account === undefined) return refuse(file, { kind: "reconciliation/not-found" });
  const received = await receive(blobs, file);
  if (received === undefined) return err({ kind: "reconciliation/file-too-large" });
  const { sha256, size } = received;
  const isBig = size > AT_ONCE;
  const checked = await check(acting, received, file, isBig ? "later" : "now");
  if (!checked.ok) {
    await received.discard();
    return checked;
  }
  await received.keep();
  const id = acting.newId();
  const fileName = file.fileName.normalize("NFC").slice(-200) || "sao-ke";
  const statement: NewStatement = {
    ...{ id, sha256, fileName, accountNo: file.accountNo, period: file.period },
    bytes: size,
    by: acting.viewer.officerId,
    at: await momentOf(acting),
  };
  if (!(await transact(acting.db, (tx) => insertStatement(tx, statement)))) {
    const twin = await findTwin(acting.db, file.accountNo, { sha256 });
    return err(twin === undefined ? { kind: "reconciliation/stale" } : alreadyLoaded(twin));
  }
  if (isBig) return ok({ statementId: id, state: "waiting" });
  const run = await runStatement(acting, blobs, id);
  return run.ok ? ok({ statementId: id, state: "loaded" }) : run;
}

async function receive(blobs: Blobs, { content }: StatementFile): Promise<Received | undefined> {
  try {
    return await blobs.receive(content, LARGEST_FILE);
  } catch (error) {
    if (error instanceof BlobTooLarge) return undefined;
    throw error;
  }
}

/** Reads the rest of an upload that is not wanted, so that the answer reaches the browser. */
async function refuse(file: StatementFile, refusal: Refusal): Promise<Result<never, Refusal>> {
  for await (const piece of file.content) void piece;
  return err(refusal);
}

async function check(
  { db }: Acting,
  { sha256, size, read }: Received,
  { accountNo, period }: StatementFile,
  reading: "now" | "later",
): Promise<Result<void, Refusal>> {
  const twin = await findTwin(db, accountNo, { sha256 });
  if (twin !== undefined) return err(alreadyLoaded(twin));
  const [signed] = await listSignedDays(db, { accountNo, ...period });
  if (signed !== undefined) return err({ kind: "reconciliation/day-signed", day: signed.toString() });
  if (size === 0) return err({ kind: "reconciliation/file-missing" });
  if (reading === "later") return ok(undefined);
  const account = await findAccount(db, accountNo);
  if (account === undefined) return err({ kind: "reconciliation/not-found" });
  const answer = await readBankFile({ pieces: [await read()], profile: account.profile, accountNo, period });
  if (!answer.ok) return err({ kind: "reconciliation/broken-file", broken: answer.error });
  const { number } = answer.value.declared;
  const same = number === null ? undefined : await findTwin(db, accountNo, { number });
  return same === undefined ? ok(undefined) : err(alreadyLoaded(same));
}

function isPeriod({ from, to }: Period): boolean {
  try {
    const span = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
    return span >= 0 && span <= 366;
  } catch {
    return false;
  }
}
