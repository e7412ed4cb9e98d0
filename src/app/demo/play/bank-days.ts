import { dateInVietnam } from "#kernel/time.ts";
import { closeShift, collect, handInCash, listTills, openShift } from "#modules/bank-desk/index.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { listRequestsOf } from "#modules/payments/index.ts";
import type { PlannedAct } from "../month/act.ts";
import { DAY, instantOfSecond, type Second } from "../month/office-hours.ts";
import { actingAt, must } from "./acting-at.ts";
import type { Played, PlayStage } from "./stage.ts";

export type BankDays = {
  readonly acts: readonly PlannedAct[];
  /** Told what became of each dossier. */
  readonly played: Map<number, Played>;
  readonly advance: (acts: number) => void;
};

const BEFORE_THE_FIRST = 10 * 60;
const AFTER_THE_LAST = 12 * 60;

/** Day after day one shift of the bank's teller: an empty drawer, every payment over the counter, cash into the account. */
export async function keepBankDays(stage: PlayStage, { acts, played, advance }: BankDays): Promise<void> {
  const [till] = (await listTills(stage.db)).filter(({ serves }) => serves === "every-agency");
  if (till === undefined) throw new Error("the bank has no till in the centre");
  const days = Map.groupBy(acts, ({ at }) => at - (at % DAY));
  for (const [day, ofDay] of [...days].toSorted(([a], [b]) => a - b)) {
    await keepDay(stage, { tillId: till.id, day, acts: ofDay.toSorted((a, b) => a.at - b.at), played });
    advance(ofDay.length);
  }
}

/** The number of the slip with which a day's cash goes to the account. */
export function slipOf(day: Second): string {
  return `NQ${dateInVietnam(instantOfSecond(day)).toString().slice(2).replaceAll("-", "")}`;
}

type OneDay = {
  readonly tillId: string;
  readonly day: Second;
  readonly acts: readonly PlannedAct[];
  readonly played: Map<number, Played>;
};

async function keepDay(stage: PlayStage, { tillId, day, acts, played }: OneDay): Promise<void> {
  const [first, last] = [acts[0], acts.at(-1)];
  if (first === undefined || last === undefined) return;
  const teller = (at: Second) => actingAt(stage, stage.db, first.officer, at);
  const shiftId = stage.newId();
  const empty = { opening: {}, floated: 0, reason: "" };
  must(await openShift(teller(first.from - BEFORE_THE_FIRST), { shiftId, tillId, ...empty }));
  let taken = 0;
  for (const act of acts) taken += await payOver(stage, act, played);
  const closing = last.at + AFTER_THE_LAST;
  const deposit = { shiftId, amount: taken, goesTo: "account", slip: slipOf(day), receiver: "Quỹ VietinBank" } as const;
  must(await handInCash(teller(closing), deposit));
  must(await closeShift(teller(closing + 60), { shiftId, closing: {}, reason: "" }));
}

async function payOver(stage: PlayStage, { dossier: no, officer, at }: PlannedAct, played: Map<number, Played>) {
  const known = played.get(no);
  if (known === undefined) throw new Error(`dossier ${no} is paid for before it came`);
  const [request] = (await listRequestsOf(stage.db, known.dossier.id)).filter(({ state }) => state === "open");
  if (request === undefined) throw new Error(`nobody asked for money for dossier ${no}`);
  const { reference, amount, payerName } = request;
  const paid = must(
    await collect(actingAt(stage, stage.db, officer, at), {
      ...{ token: stage.newId(), reference, missing: amount, payerName },
      ...{ means: "cash", given: amount, bankRef: "", confirmed: "no" },
    }),
  );
  if (paid.outcome !== "settled") throw new Error(`the plan pays what is due, and it was ${paid.outcome}`);
  played.set(no, { ...known, dossier: await getDossier(stage.db, known.dossier.id) });
  return amount;
}
