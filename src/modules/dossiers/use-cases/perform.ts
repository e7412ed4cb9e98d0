import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { momentOf } from "#platform/act.ts";
import { sqlState, transact, type Tx } from "#platform/db/db.ts";
import { findOfficer } from "#modules/identity/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import type { Decision, Given } from "../domain/decision.ts";
import { formatDossierCode } from "../domain/dossier-code.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierEvent, DossierSubmitted } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import { authority, may, maySee } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Act } from "../domain/transitions.ts";
import { loadForUpdate } from "../store/load.ts";
import { appendToDossier, nextOrdinal } from "../store/save.ts";
import { lastEntry } from "../store/timeline.ts";
import type { Acting } from "./acting.ts";

/** Which dossier, as the person saw it: an act on another version than this is refused. */
export type Target = { readonly dossierId: string; readonly version: number };

export type ActEvent = Exclude<DossierEvent, DossierSubmitted>;

/** The skeleton of every act on a dossier: lock, compare versions, decide, save, tell the others; one transaction. */
export async function perform(
  acting: Acting,
  { dossierId, version }: Target,
  act: Act,
  decide: (dossier: Dossier, given: Given) => Decision<ActEvent>,
): Promise<Result<Dossier, Refusal>> {
  const fixed = await atOneMoment(acting);
  const now = await momentOf(fixed);
  return inTransaction(fixed, async (tx) => {
    const loaded = await loadForUpdate(tx, dossierId);
    if (loaded === undefined || !mayTouch(acting.viewer, act, loaded.dossier)) {
      return err({ kind: "dossiers/not-found", denied: loaded !== undefined });
    }
    const { dossier, headHash } = loaded;
    if (dossier.version !== version) return err(await staleness(tx, dossier));

    const decided = decide(dossier, { now, calendar: acting.calendar, viewer: acting.viewer });
    if (!decided.ok) return decided;

    const event = await withCode(tx, dossier, decided.value);
    const after = evolve(dossier, event);
    await appendToDossier(tx, headHash, [{ event, before: dossier.state, after }], signatureOf(acting, act, dossier));
    await react(tx, fixed, after, [event]);
    return ok(after);
  });
}

/** A desk that does one thing for every agency opens no dossier, and does its one thing. */
function mayTouch(viewer: Acting["viewer"], act: Act, dossier: Dossier): boolean {
  return maySee(viewer, dossier) || may(viewer, act, dossier);
}

/** The same acting with its time read once: inside a transaction nobody asks the pool for another connection. */
export async function atOneMoment(acting: Acting): Promise<Acting> {
  const now = await momentOf(acting);
  return { ...acting, clock: { now: () => Promise.resolve(now) } };
}

/** Runs in the caller's transaction when there is one, else in one of its own; a clock that jumped is a refusal (B-02). */
export async function inTransaction<T>(
  { db }: Acting,
  work: (tx: Tx) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (isTx(db)) return work(db);
  try {
    return await transact(db, work);
  } catch (error) {
    if (sqlState(error) === "MC503") return err({ kind: "dossiers/clock" });
    throw error;
  }
}

/** Tells the other slices, in order, in the same transaction. */
export async function react(tx: Tx, acting: Acting, dossier: Dossier, events: readonly DossierEvent[]): Promise<void> {
  for (const reaction of acting.reactions) await reaction(tx, dossier, events, { ...acting, db: tx });
}

/** Gives the code at the first decision of the centre; the counter row is the last lock taken. */
export async function withCode<E extends DossierEvent>(tx: Tx, dossier: Dossier, event: E): Promise<E> {
  if (!("code" in event) || event.code !== null) return event;
  const agencyCode = await agencyCodeOf(tx, dossier.agencyId);
  const day = dateInVietnam(event.at);
  const ordinal = await nextOrdinal(tx, dossier.agencyId, day.toString());
  return { ...event, code: formatDossierCode({ agencyCode, day, ordinal }) };
}

/** The code of an agency never changes (it is printed on every receipt), so each process reads it once. */
async function agencyCodeOf(tx: Tx, agencyId: string): Promise<string> {
  const known = AGENCY_CODES.get(agencyId);
  if (known !== undefined) return known;
  const { code } = await getAgency(tx, agencyId);
  AGENCY_CODES.set(agencyId, code);
  return code;
}

const AGENCY_CODES = new Map<string, string>();

/** Whether a handle is a transaction already. */
export function isTx(db: Acting["db"]): db is Tx {
  return db.isTransaction;
}

function signatureOf({ viewer }: Acting, act: Act, dossier: Dossier) {
  const appointment = authority(viewer, act, dossier);
  if (appointment === undefined) throw new Error(`${act} was decided without authority`);
  return { actorId: viewer.officerId, unitId: appointment.unitId };
}

async function staleness(tx: Tx, dossier: Dossier): Promise<Refusal> {
  const last = await lastEntry(tx, dossier.id);
  if (last === undefined) throw new Error("a dossier without history");
  const officer = await findOfficer(tx, last.actorId);
  return {
    kind: "dossiers/stale",
    current: dossier.version,
    byId: last.actorId,
    by: officer?.name ?? "",
    at: last.at,
    lastEvent: last.event,
  };
}
