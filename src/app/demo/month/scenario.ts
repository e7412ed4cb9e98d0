import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Announcement } from "#modules/oversight/index.ts";
import { chance } from "../chance.ts";
import type { Fate } from "./act.ts";
import {
  FREE_SUBJECTS,
  NOTARY_SUBJECTS,
  PAID_SUBJECTS,
  POWER_SUBJECTS,
  PROVINCE_SUBJECTS,
  type Weighted,
} from "./subjects.ts";

/** A range of minutes of somebody's own time. */
export type Minutes = readonly [least: number, most: number];

/** How long officers have their hands on a dossier, by kind of work. */
export type Hands = {
  readonly intake: Minutes;
  readonly paper: Minutes;
  readonly appraisal: Minutes;
  readonly signature: Minutes;
  readonly handOver: Minutes;
};

/** People who come for something of one list; how many there are is known. */
export type Crowd = { readonly count: number; readonly subjects: readonly Weighted[] };

/** How many dossiers are carried to their department; the others are looked at by its people at the centre. */
export type Carriage = {
  readonly dossiers: number;
  /** So many of them are not in the bag that brings them back. */
  readonly missing: number;
};

/** Everything that a month is made from. Figures of its end follow and are written nowhere. */
export type MonthInputs = {
  readonly seed: number;
  readonly from: PlainDate;
  /** Wall-clock time in Vietnam at which the telling ends. */
  readonly until: Temporal.PlainDateTime;
  /** Days off beside those of the calendar. */
  readonly closed: readonly PlainDate[];
  readonly crowds: readonly Crowd[];
  /** Saturday's share of a weekday's visitors. */
  readonly saturday: number;
  /** So many times the usual crowd in the last working days before a day. */
  readonly flood: { readonly before: PlainDate; readonly days: number; readonly times: number } | null;
  /** Percent of dossiers that come in online. */
  readonly online: number;
  /** Percent of dossiers that go another way than the ordinary one. */
  readonly fates: Readonly<Record<Exclude<Fate, "ordinary">, number>>;
  readonly hands: Hands;
  /** Share of the time given for a step that papers lie with an officer, 0 to 1; a first guess where the end is known. */
  readonly pace: number;
  /** Where results are fetched: at the centre's return desk, or at the counter where they were asked for. */
  readonly returnsAt: "return-desk" | "counter";
  /** Where fees are paid: at the bank's counter after acceptance, or at the desk that hands the result over. */
  readonly paysAt: "bank" | "desk";
  /** What the post carries to the departments and back, in bags; null where papers are not carried. */
  readonly carriage: Carriage | null;
  /** Percent of results that are fetched within the month, once they are there. */
  readonly fetched: number;
  /** Figures that were announced at the end, with the parts they were said to be made of. */
  readonly announced: readonly Announcement[];
  /** What is known of the end of the real month: the pace is sought that leads there. */
  readonly known: { readonly resolved: number; readonly everyoneInTime: true } | null;
};

const NO_FATES = {
  late: 0,
  supplement: 0,
  incomplete: 0,
  refused: 0,
  withdrawn: 0,
  stopped: 0,
  extended: 0,
  obligation: 0,
} as const satisfies MonthInputs["fates"];

const HUMAN_HANDS: Hands = {
  intake: [4, 11],
  paper: [3, 9],
  appraisal: [25, 70],
  signature: [3, 8],
  handOver: [3, 6],
};

/** Seed of the month that the report of 11 February 2019 tells of. */
export const PRESS_SEED = 2019;

/**
 * The first month of the Lạng Sơn centre as the working session of 11 February 2019 was told: received, of these at the
 * notary's office and at the power company, paid at the bank's counter, carried by the post, and resolved, all by the
 * appointed day. Tết: 2 to 10 February.
 */
export const FIRST_MONTH: MonthInputs = {
  seed: PRESS_SEED,
  from: Temporal.PlainDate.from("2019-01-10"),
  until: Temporal.PlainDateTime.from("2019-02-11T17:00"),
  closed: [Temporal.PlainDate.from("2019-02-02"), Temporal.PlainDate.from("2019-02-09")],
  crowds: [
    { count: 209, subjects: NOTARY_SUBJECTS },
    { count: 3, subjects: POWER_SUBJECTS },
    { count: 145, subjects: PAID_SUBJECTS },
    { count: 596 - 209 - 3 - 145, subjects: FREE_SUBJECTS },
  ],
  saturday: 0.5,
  flood: null,
  online: 0,
  returnsAt: "return-desk",
  paysAt: "bank",
  carriage: { dossiers: 290, missing: 3 },
  fates: NO_FATES,
  hands: HUMAN_HANDS,
  pace: 0.75,
  fetched: 80,
  announced: [
    {
      subject: "procedures",
      total: 1_284,
      parts: [
        { label: "16 sở, ban, ngành", value: 1_275 },
        { label: "Công ty Điện lực", value: 19 },
      ],
      source: "Số liệu nêu tại phiên làm việc ngày 11/02/2019",
      statedOn: Temporal.PlainDate.from("2019-02-11"),
    },
    told("courier-out", "Hồ sơ chuyển đi", 290),
    told("courier-back", "Hồ sơ chuyển về", 287),
    told("bank-dossiers", "Hồ sơ nộp qua ngân hàng", 145),
    told("bank-amount", "Gần 119 triệu đồng", 119_000_000),
  ],
  known: { resolved: 426, everyoneInTime: true },
};

/** A figure of the same report that is one number and has no parts. */
function told(subject: Announcement["subject"], label: string, total: number): Announcement {
  return {
    ...{ subject, total, parts: [{ label, value: total }] },
    source: "Số liệu báo chí nêu về tháng đầu tiên",
    statedOn: Temporal.PlainDate.from("2019-02-11"),
  };
}

/** Another month than the known one: what is asked for is in percent of the dossiers. */
export type MonthAsked = {
  readonly seed: number;
  readonly late: number;
  readonly supplements: number;
  readonly refusals: number;
  readonly withdrawals: number;
  readonly stops: number;
  readonly flood: "before-tet" | "none";
};

/** The month of a seed. The seed of the press report without further wishes is the month that it tells of. */
export function monthOf({ seed, late, supplements, refusals, withdrawals, stops, flood }: MonthAsked): MonthInputs {
  const dice = chance(seed);
  const isPress = seed === PRESS_SEED;
  const isAsOrdinary = late + supplements + refusals + withdrawals + stops === 0 && flood === "none";
  if (isPress && isAsOrdinary) return FIRST_MONTH;
  const vary = (count: number) => (isPress ? count : Math.round(count * (0.75 + dice.next() * 0.6)));
  return {
    ...FIRST_MONTH,
    seed,
    crowds: FIRST_MONTH.crowds.map(({ count, subjects }) => ({ count: vary(count), subjects })),
    pace: 0.5 + dice.next() * 0.3,
    fates: {
      ...NO_FATES,
      late,
      supplement: supplements,
      refused: refusals,
      withdrawn: withdrawals,
      stopped: stops,
    },
    flood: flood === "none" ? null : TET_FLOOD,
    known: null,
  };
}

/** Days of the last rush before Tết, and how many times more people come. */
const TET_FLOOD = { before: Temporal.PlainDate.from("2019-02-02"), days: 6, times: 3 } as const;

const LAST_DAYS = 32;

/** The evening of such a month for the demo centre: the last days up to now, with everything that can happen. */
export function monthUpTo(now: Temporal.PlainDateTime): MonthInputs {
  return {
    ...FIRST_MONTH,
    from: now.toPlainDate().subtract({ days: LAST_DAYS }),
    until: now,
    closed: [],
    online: 20,
    fates: {
      late: 4,
      supplement: 4,
      incomplete: 1,
      refused: 1,
      withdrawn: 1,
      stopped: 1,
      extended: 1,
      obligation: 1,
    },
    pace: 0.75,
    announced: [],
    known: null,
  };
}

/** Signing folders and queues of a whole province are worked off in bulk. */
const BUSY_HANDS: Hands = {
  intake: [0.3, 0.9],
  paper: [0.1, 0.3],
  appraisal: [0.4, 1.2],
  signature: [0.1, 0.3],
  handOver: [0.1, 0.4],
};

/** 88 of 100 come online; what is settled while the person waits cannot. */
const ONLINE_OF_THE_REST = 96;

/** A year of a whole province, most of it online and short; one crowd, to be split by agency. */
export function provinceYear({ dossiers, seed }: { readonly dossiers: number; readonly seed: number }): MonthInputs {
  return {
    ...FIRST_MONTH,
    seed,
    from: Temporal.PlainDate.from("2025-01-02"),
    until: Temporal.PlainDateTime.from("2025-12-31T17:00"),
    closed: [],
    announced: [],
    crowds: [{ count: dossiers, subjects: PROVINCE_SUBJECTS }],
    online: ONLINE_OF_THE_REST,
    returnsAt: "counter",
    paysAt: "desk",
    carriage: null,
    fates: { ...NO_FATES, late: 1, supplement: 1, refused: 0.5, withdrawn: 0.5, stopped: 0.2 },
    hands: BUSY_HANDS,
    pace: 0.5,
    fetched: 97,
    known: null,
  };
}
