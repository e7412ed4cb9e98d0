import { sql } from "kysely";
import { pass } from "#modules/custody/index.ts";
import {
  addBag,
  closeBag,
  departRun,
  openBag,
  openRun,
  scanIn,
  scanOut,
  sealBag,
  type Bag as KeptBag,
} from "#modules/courier/index.ts";
import { unitIdsByPath } from "#modules/organizations/index.ts";
import { transact } from "#platform/db/db.ts";
import type { Bag, CarriagePlan, InHouse, Run } from "../month/carriage.ts";
import type { Second } from "../month/office-hours.ts";
import { DEMO_OFFICERS } from "#modules/identity/index.ts";
import { actingAt, must } from "./acting-at.ts";
import type { Played, PlayStage } from "./stage.ts";

export type Carrying = {
  readonly plan: CarriagePlan;
  readonly played: ReadonlyMap<number, Played>;
};

const COURIER = "buuta";
const POST_COUNTER = "buucuc";
const MINUTE = 60;

type Places = { readonly unit: (path: string) => string; readonly officerIn: (path: string) => string };

/** The post's runs with every bag, scan and seal, and what is handed round in the house, in the order of time. */
export async function carry(stage: PlayStage, { plan, played }: Carrying): Promise<void> {
  const places = await readPlaces(stage);
  const given = plan.inHouse.map((one) => ({ at: one.at, tell: () => handRound(stage, { one, played, places }) }));
  const driven = plan.runs.map((run) => ({ at: run.departs, tell: () => drive(stage, { run, played, places }) }));
  for (const { tell } of [...given, ...driven].toSorted((a, b) => a.at - b.at)) await tell();
}

async function readPlaces({ db }: PlayStage): Promise<Places> {
  const units = await unitIdsByPath(db);
  return {
    unit: (path) => known(units.get(path), path),
    officerIn: (path) => known(DEMO_OFFICERS.find(({ unit }) => unit === path)?.username, path),
  };
}

function known<T>(found: T | undefined, path: string): T {
  if (found === undefined) throw new Error(`the demo centre has nothing at ${path}`);
  return found;
}

type Round = { readonly one: InHouse; readonly played: Carrying["played"]; readonly places: Places };

/** The department's people at the centre take the papers over from their own counter. */
async function handRound(stage: PlayStage, { one, played, places }: Round): Promise<void> {
  const dossier = played.get(one.dossier)?.dossier;
  if (dossier === undefined) throw new Error(`dossier ${one.dossier} has no papers`);
  const giver = stage.viewer(places.officerIn(`${one.agency}/counter`)).officerId;
  const to = { kind: "unit", id: places.unit(`${one.agency}/registry`), label: "" } as const;
  const acting = actingAt(stage, stage.db, places.officerIn(`${one.agency}/registry`), one.at);
  must(
    await pass(acting, {
      ...{ dossierIds: [dossier.id], to, giverId: giver },
      note: "Bàn giao tại Trung tâm cho bộ phận thẩm định của cơ quan",
    }),
  );
}

type Driving = { readonly run: Run; readonly played: Carrying["played"]; readonly places: Places };

async function drive(stage: PlayStage, { run, played, places }: Driving): Promise<void> {
  const courierId = stage.viewer(COURIER).officerId;
  const begins = actingAt(stage, stage.db, POST_COUNTER, run.departs - 25 * MINUTE);
  const route = run.direction === "out" ? "Trung tâm - các sở, ngành" : "Các sở, ngành - Trung tâm";
  const opened = must(await openRun(begins, { route, courierId }));
  const bags: { readonly bag: Bag; readonly kept: KeptBag }[] = [];
  for (const bag of run.bags) {
    bags.push({ bag, kept: await pack(stage, { run, runId: opened.id, bag, played, places }) });
  }
  must(await departRun(actingAt(stage, stage.db, COURIER, run.departs), opened.id));
  for (const { bag, kept } of bags) await unpack(stage, { run, bag, kept, played, places });
}

/** From which unit to which, and who stands there. */
function endsOf({ direction }: Run, { agency }: Bag) {
  const [counter, registry] = [`${agency}/counter`, `${agency}/registry`];
  return direction === "out" ? { from: counter, to: registry } : { from: registry, to: counter };
}

type Packing = Driving & { readonly runId: string; readonly bag: Bag };

async function pack(stage: PlayStage, { run, runId, bag, played, places }: Packing): Promise<KeptBag> {
  const { from, to } = endsOf(run, bag);
  const officer = places.officerIn(from);
  return inOne(stage, async (db) => {
    const at = (second: Second) => actingAt(stage, db, officer, second);
    const ends = { fromUnitId: places.unit(from), toUnitId: places.unit(to) };
    const added = must(await addBag(at(run.departs - 20 * MINUTE), { runId, ...ends }));
    for (const [index, no] of bag.dossiers.entries()) {
      const code = codeOf(played, no);
      must(await scanOut(at(run.departs - 18 * MINUTE + index * 5), { bagId: added.id, code }));
    }
    const seal = `NP${String(run.departs).slice(-7)}${added.ordinal}`;
    return must(await sealBag(at(run.departs - 2 * MINUTE), { bagId: added.id, seal }));
  });
}

type Unpacking = Driving & { readonly bag: Bag; readonly kept: KeptBag };

async function unpack(stage: PlayStage, { run, bag, kept, played, places }: Unpacking): Promise<void> {
  const officer = places.officerIn(endsOf(run, bag).to);
  const missing = new Set(bag.missing);
  await inOne(stage, async (db) => {
    const at = (second: Second) => actingAt(stage, db, officer, second);
    must(await openBag(at(run.arrives), { bagId: kept.id, seal: "intact" }));
    const there = bag.dossiers.filter((no) => !missing.has(no));
    for (const [index, no] of there.entries()) {
      must(await scanIn(at(run.arrives + 10 + index * 5), { bagId: kept.id, code: codeOf(played, no) }));
    }
    must(await closeBag(at(run.arrives + 30 + there.length * 5), kept.id));
  });
}

function codeOf(played: Carrying["played"], no: number): string {
  const code = played.get(no)?.dossier.code;
  if (code == null) throw new Error(`dossier ${no} has no code to scan`);
  return code;
}

/** A bag in one transaction; nobody was told anything yet, so that the disk need not be waited for. */
function inOne<T>({ db }: PlayStage, work: (db: PlayStage["db"]) => Promise<T>): Promise<T> {
  return transact(db, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    return work(tx);
  });
}
