import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { attempt } from "#platform/db/attempt.ts";
import { sqlState, type Tx } from "#platform/db/db.ts";
import {
  closeDossier,
  findDossier,
  giveBackOriginals,
  handOver,
  lockDossier,
  maySee,
  type Acting,
  type Dossier,
} from "#modules/dossiers/index.ts";
import type { Refusal as DossierRefusal } from "#modules/dossiers/domain.ts";
import { authorisationKey, authorisationText } from "../domain/authorisation.ts";
import type { Refusal } from "../domain/refusal.ts";
import {
  goingBack,
  originalFaults,
  type CountedPaper,
  type OriginalBack,
  type Proof,
  type ReturnRecord,
} from "../domain/return-record.ts";
import { signatureFault } from "../domain/signature.ts";
import { useCode } from "../store/codes.ts";
import { insertRecord, recordsOfAct } from "../store/records.ts";
import { useAuthorisation } from "../store/used-authorisations.ts";
import { tryCode } from "./codes.ts";
import { receiverOf, type Receiver, type Receiving } from "./receiver-of.ts";

/** One result that goes over the desk. */
export type ReturnItem = {
  readonly dossierId: string;
  readonly version: number;
  readonly papers: readonly CountedPaper[];
  /** Every original that is held: back now, or why not. */
  readonly originals: readonly OriginalBack[];
};

export type TypedProof =
  | { readonly kind: "signature"; readonly line: string }
  | { readonly kind: "code"; readonly digits: string }
  | { readonly kind: "paper" };

export type ReturnResults = {
  /** Made with the page of the second look: the same act sent twice happens once. */
  readonly actId: string;
  readonly items: readonly ReturnItem[];
  readonly receiving: Receiving;
  readonly proof: TypedProof;
};

export type Returned = { readonly dossiers: readonly Dossier[]; readonly replayed: boolean };

/**
 * Hands results over, wholly or not at all: originals back, the result out, the dossier closed where nothing of it is
 * held any more, the proof kept (NĐ 61/2018 Điều 20; handbook §15.20, 15.21, 15.26). Custody hears of it and follows.
 */
export async function returnResults(acting: Acting, command: ReturnResults): Promise<Result<Returned, Refusal>> {
  const { items, proof } = command;
  const wrong = formFault(command);
  if (wrong !== undefined) return err(wrong);
  const read = await acting.clock.now();
  const now = read.round({ smallestUnit: "microsecond", roundingMode: "trunc" });
  const replayed = await earlier(acting, command, acting.db);
  if (replayed !== undefined) return replayed;
  const proven = await proofOf(acting, command, now);
  if (!proven.ok) return proven;
  try {
    return await attempt(acting.db, (tx) => work({ acting, command, tx, now, proof: proven.value }));
  } catch (error) {
    if (sqlState(error) !== "MC503") throw error;
    const dossierId = items[0]?.dossierId ?? "";
    return err({ kind: "return-desk/dossier", dossierId, refusal: { kind: "dossiers/clock" } });
  }

  function formFault({ items: chosen }: ReturnResults): Refusal | undefined {
    if (chosen.length === 0) return { kind: "return-desk/nothing-chosen" };
    for (const { dossierId, papers, originals } of chosen) {
      const isCounted = papers.every(({ count, name }) => Number.isInteger(count) && count >= 0 && name.trim() !== "");
      if (!isCounted || papers.every(({ count }) => count === 0)) return { kind: "return-desk/papers" };
      const faults = originalFaults(originals);
      if (faults.length > 0) return { kind: "return-desk/originals", dossierId, faults };
    }
    const fault = proof.kind === "signature" ? signatureFault(proof.line) : undefined;
    if (fault === undefined) return undefined;
    return fault === "none" ? { kind: "return-desk/no-proof" } : { kind: "return-desk/signature", what: fault };
  }
}

/** The dossiers of an act that has happened already; another set under the same key is another act, and refused. */
async function earlier(
  { viewer }: Acting,
  { actId, items }: ReturnResults,
  db: Acting["db"],
): Promise<Result<Returned, Refusal> | undefined> {
  const records = await recordsOfAct(db, actId);
  if (records.length === 0) return undefined;
  const asked = items.map(({ dossierId }) => dossierId).toSorted();
  const done = records.map(({ dossierId }) => dossierId).toSorted();
  const [first] = records;
  if (asked.join() !== done.join() || first?.officerId !== viewer.officerId) {
    const refusal = { kind: "dossiers/idempotency-mismatch" } as const;
    return err({ kind: "return-desk/dossier", dossierId: asked[0] ?? "", refusal });
  }
  const dossiers = await Promise.all(done.map((id) => findDossier(db, id)));
  return ok({ dossiers: dossiers.filter((one) => one !== undefined), replayed: true });
}

async function proofOf(
  { db }: Acting,
  { actId, items, receiving, proof }: ReturnResults,
  now: Instant,
): Promise<Result<Proof, Refusal>> {
  if (proof.kind !== "code") return ok(proof);
  const dossier = await findDossier(db, items[0]?.dossierId ?? "");
  if (dossier === undefined) return err({ kind: "return-desk/nothing-chosen" });
  const dossierIds = items.map(({ dossierId }) => dossierId);
  return tryCode(db, { actId, digits: proof.digits, dossier, dossierIds, receiver: receiving.receiver }, now);
}

type Work = {
  readonly acting: Acting;
  readonly command: ReturnResults;
  readonly tx: Tx;
  readonly now: Instant;
  readonly proof: Proof;
};

async function work({ acting, command, tx, now, proof }: Work): Promise<Result<Returned, Refusal>> {
  const locked = await lockAll(acting, command, tx);
  if (!locked.ok) return locked;
  // A twin that waited for the locks finds what the first one wrote.
  const replayed = await earlier(acting, command, tx);
  if (replayed !== undefined) return replayed;
  const [first] = locked.value;
  if (first === undefined) return err({ kind: "return-desk/nothing-chosen" });
  const away = locked.value.find(({ delivery, state }) => state === "resolved" && delivery === "with-post");
  if (away !== undefined) return err({ kind: "return-desk/with-post", dossierId: away.id });
  if (locked.value.some((one) => personOf(one, command.receiving) !== personOf(first, command.receiving))) {
    return err({ kind: "return-desk/other-owner" });
  }
  const { officerId } = acting.viewer;
  const receiver = await receiverOf(tx, first, command.receiving, { officerId, newId: acting.newId, now });
  if (!receiver.ok) return receiver;
  const { authorisation } = receiver.value;
  if (authorisation !== null) {
    const paper = authorisationKey(authorisation);
    const isFirst = await useAuthorisation(tx, { paper, actId: command.actId, at: now });
    if (!isFirst) return err({ kind: "return-desk/authorisation-used" });
  }
  if (proof.kind === "code" && !(await useCode(tx, proof.codeId, now))) {
    return err({ kind: "return-desk/code", what: "used", left: 0 });
  }
  const within: Acting = { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } };
  const dossiers: Dossier[] = [];
  for (const item of inOrder(command.items)) {
    const done = await goesOver(within, item, receiver.value);
    if (!done.ok) return err({ kind: "return-desk/dossier", dossierId: item.dossierId, refusal: done.error });
    await insertRecord(tx, recordOf({ acting, command, now, proof, item, receiver: receiver.value }));
    dossiers.push(done.value);
  }
  return ok({ dossiers, replayed: false });
}

/** Locks in the order of ids, so that two desks never wait for one another. */
async function lockAll(
  { viewer }: Acting,
  { items }: ReturnResults,
  tx: Tx,
): Promise<Result<readonly Dossier[], Refusal>> {
  const dossiers: Dossier[] = [];
  for (const { dossierId } of inOrder(items)) {
    const dossier = await lockDossier(tx, dossierId);
    if (dossier === undefined || !maySee(viewer, dossier)) {
      const refusal = { kind: "dossiers/not-found", denied: dossier !== undefined } as const;
      return err({ kind: "return-desk/dossier", dossierId, refusal });
    }
    dossiers.push(dossier);
  }
  return ok(dossiers);
}

/** The acts of one dossier, each with its own event in the history. */
async function goesOver(
  acting: Acting,
  { dossierId, version, originals }: ReturnItem,
  { receiver, id: receiverId, authorisation }: Receiver,
): Promise<Result<Dossier, DossierRefusal>> {
  const back = goingBack(originals);
  let at = version;
  if (back.length > 0) {
    const given = await giveBackOriginals(acting, { dossierId, version: at, originals: back, receiverId });
    if (!given.ok) return given;
    at = given.value.version;
  }
  const paper = authorisation === null ? null : authorisationText(authorisation);
  const handed = await handOver(acting, { dossierId, version: at, receiver, receiverId, authorisation: paper });
  if (!handed.ok || handed.value.heldOriginals.length > 0) return handed;
  return closeDossier(acting, { dossierId, version: handed.value.version });
}

function recordOf({
  acting,
  command,
  now,
  proof,
  item,
  receiver,
}: Omit<Work, "tx"> & { readonly item: ReturnItem; readonly receiver: Receiver }): ReturnRecord {
  return {
    dossierId: item.dossierId,
    actId: command.actId,
    at: now,
    officerId: acting.viewer.officerId,
    receiver: receiver.receiver,
    receiverId: receiver.id,
    receiverName: receiver.name,
    identity: receiver.identity,
    authorisation: receiver.authorisation,
    papers: item.papers.filter(({ count }) => count > 0),
    originals: item.originals,
    proof,
  };
}

function personOf(dossier: Dossier, { receiver }: Receiving): string {
  return receiver === "submitter" ? dossier.submitterId : dossier.ownerId;
}

function inOrder(items: readonly ReturnItem[]): readonly ReturnItem[] {
  return items.toSorted((a, b) => (a.dossierId < b.dossierId ? -1 : 1));
}
