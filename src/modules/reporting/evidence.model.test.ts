import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { formCounts } from "./domain/form-ii06.ts";
import { freePeriod } from "./domain/reporting-period.ts";
import { NO_FIGURES, type Figures } from "./domain/flow.ts";
import type { Report } from "./domain/report.ts";
import { ROW_MEASURES, ROW_ORDERS, type RowMeasure } from "./domain/row-measure.ts";
import { NO_COUNTS, readAgencyCounts } from "./store/agency-counts.ts";
import { closeDays, reopenDays } from "./store/close-days.ts";
import { listRows } from "./store/list-rows.ts";
import { readFigures, scanFigures, type Cell, type Dimension } from "./store/read-figures.ts";
import { saveFact } from "./store/save-fact.ts";
import { factRowsOf } from "./testing-fact-rows.ts";
import { figuresOf, isBehind, midnightOf, standingAt, type OracleQuestion } from "./testing-oracle.ts";
import { anyHistory, DAYS, diceOf, FIRST_DAY, momentOn, oneOf, type Dice } from "./testing-plain-history.ts";
import type { PlainHistory } from "./testing-plain-history.ts";
import { FORM_II06A, FORM_II06C } from "./use-cases/reports/form-ii06.ts";
import { UNIT_REPORT } from "./use-cases/reports/unit-report.ts";

/** Ten thousand small databases; many are written at once, each with agencies of its own that nothing else touches. */
const DATABASES = Number(process.env["MOTCUA_EVIDENCE"] ?? 10_000);
const AT_ONCE = 100;
const SEED = Number(process.env["MOTCUA_SEED"] ?? 20190110);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

type Small = { readonly agencies: readonly [Agency, Agency]; readonly histories: readonly PlainHistory[] };

let made = 0;

function anyAgency(): Agency {
  made += 1;
  const id = `00000000-0000-4000-a000-${String(made).padStart(12, "0")}`;
  const words = { name: `Sở ${made}`, shortName: `S${made}`, superiorName: "UBND tỉnh", place: "Lạng Sơn" };
  return {
    id,
    code: `T${made}`,
    codeIsInvented: true,
    kind: "department",
    address: "",
    phone: "",
    website: "",
    ...words,
  };
}

function anySmall(dice: Dice): Small {
  const agencies = [anyAgency(), anyAgency()] as const;
  const count = 2 + dice.below(9);
  const ids = [agencies[0].id, agencies[1].id] as const;
  return { agencies: [...agencies], histories: Array.from({ length: count }, () => anyHistory(dice, ids)) };
}

/** Some days and an instant in or after them; never before the first day has begun. */
function anyQuestion(dice: Dice): OracleQuestion & { readonly to: PlainDate } {
  const from = FIRST_DAY.add({ days: dice.below(DAYS) });
  const to = from.add({ days: dice.below(25) });
  const end = midnightOf(to.add({ days: 1 }));
  const asked = momentOn(dice, from.add({ days: dice.below(26) })).add({ minutes: dice.below(2) });
  const early = Temporal.Instant.compare(asked, end) < 0 ? asked : end;
  const start = midnightOf(from);
  const until = Temporal.Instant.compare(early, start) <= 0 ? start.add({ minutes: 1 }) : early;
  return { from, until, to };
}

async function write(histories: readonly PlainHistory[]): Promise<void> {
  const rows = histories.map(factRowsOf);
  const facts = JSON.stringify(rows.map(({ fact }) => fact));
  const promises = JSON.stringify(rows.flatMap(({ promises: past }) => past));
  await transact(database.owner, async (tx) => {
    await sql`truncate dossier_fact, past_promise cascade`.execute(tx);
    await reopenDays(tx);
    await sql`insert into dossier_fact select * from jsonb_populate_recordset(null::dossier_fact, ${facts}::jsonb)`.execute(
      tx,
    );
    await sql`insert into past_promise select * from jsonb_populate_recordset(null::past_promise, ${promises}::jsonb)`.execute(
      tx,
    );
  });
}

const KEYS = {
  agency: [(cell: Cell) => cell.agencyId, (history: PlainHistory) => history.agencyId],
  field: [(cell: Cell) => cell.fieldCode, (history: PlainHistory) => history.field],
  channel: [(cell: Cell) => cell.channel, (history: PlainHistory) => history.channel],
  procedure: [(cell: Cell) => cell.procedureCode, (history: PlainHistory) => history.procedure],
} as const satisfies Record<Dimension, unknown>;

/** Cells as text by key, those with nothing left out: what both computations must agree on. */
function told(cells: readonly { readonly key: string; readonly figures: Figures }[]): readonly string[] {
  const nothing = JSON.stringify(NO_FIGURES);
  return cells
    .map(({ key, figures }) => ({ key, text: JSON.stringify(figures) }))
    .filter(({ text }) => text !== nothing)
    .map(({ key, text }) => `${key} ${text}`)
    .toSorted();
}

function tellOracle(histories: readonly PlainHistory[], by: readonly Dimension[], question: OracleQuestion) {
  const groups = Map.groupBy(histories, (history) => by.map((name) => KEYS[name][1](history)).join("|"));
  return told([...groups].map(([key, mine]) => ({ key, figures: figuresOf(mine, question) })));
}

function tellCells(cells: readonly Cell[], by: readonly Dimension[]): readonly string[] {
  return told(cells.map((cell) => ({ key: by.map((name) => KEYS[name][0](cell)).join("|"), figures: cell.figures })));
}

const BREAKDOWNS: readonly [readonly Dimension[], ...(readonly Dimension[])[]] = [
  ["agency", "field", "channel"],
  ["agency", "procedure"],
  ["agency"],
  ["agency", "channel"],
];

async function disagreement(
  histories: readonly PlainHistory[],
  question: OracleQuestion,
  by: readonly Dimension[],
): Promise<string | undefined> {
  const oracle = tellOracle(histories, by, question);
  const product = tellCells(await readFigures(database.app, { ...question, by }), by);
  const differs = oracle.findIndex((line, index) => line !== product[index]);
  if (differs === -1 && oracle.length === product.length) return undefined;
  return `${by.join()} ${question.from.toString()} ${question.until.toString()}:\n${oracle[differs] ?? "nothing"}\n${product[differs] ?? "nothing"}`;
}

async function checkRows(histories: readonly PlainHistory[], question: OracleQuestion, dice: Dice): Promise<void> {
  for (const measure of ROW_MEASURES) {
    const order = oneOf(dice, ROW_ORDERS);
    const { rows } = await listRows(database.app, { measure, ...question }, { limit: 10_000, order });
    const found = rows.map(({ dossierId }) => dossierId).toSorted();
    const expected = histories.filter((history) => isBehind(history, measure, question)).map(({ id }) => id);
    expect({ measure, question, ids: found }).toEqual({ measure, question, ids: expected.toSorted() });
    if (measure !== "open") continue;
    for (const row of rows) {
      const history = histories.find(({ id }) => id === row.dossierId);
      const standing = history && standingAt(history, question.until);
      expect([row.dossierId, row.dueOn?.toString()]).toEqual([history?.id, standing?.dueOn?.toString()]);
    }
  }
}

function cellsOf({ columns, rows }: Report, key: string): Readonly<Record<string, number>> {
  const row = rows.find((one) => one.key === key);
  const counts = columns.flatMap(({ key: name }, index) => {
    const cell = row?.cells[index];
    return cell?.kind === "count" ? [[name, cell.value] as const] : [];
  });
  return Object.fromEntries(counts);
}

const UNIT_MEASURES = {
  total: "total",
  carriedOver: "carried-over",
  onlineOther: "received-online",
  resolved: "resolved",
  kept: "kept",
  lateApologised: "late-apologised",
  lateSilent: "late-not-apologised",
  open: "open",
  openInTime: "open-in-time",
  openApologised: "open-overdue-apologised",
  openSilent: "open-overdue-not-apologised",
  paid: "paid",
  stopped: "stopped",
  withdrawn: "withdrawn",
  refused: "refused",
  waitingInTime: "waiting-in-time",
  waitingLate: "waiting-late",
} as const satisfies Readonly<Record<string, RowMeasure>>;

async function checkReports(smalls: readonly Small[], asked: ReturnType<typeof anyQuestion>): Promise<void> {
  const period = freePeriod(asked.from, asked.to);
  if (!period.ok) throw new Error("reversed");
  const agencies = smalls.flatMap((small) => small.agencies);
  const histories = smalls.flatMap((small) => small.histories);
  const letterhead = { reporter: "", recipient: "" };
  const common = { period: period.value, until: asked.until, letterhead };
  const whole = { ...common, scope: { kind: "all", agencies } } as const;
  const form = await FORM_II06C.fill(database.app, whole);
  const unit = await UNIT_REPORT.fill(database.app, whole);
  const what = ["answered", "handedOver", "returnByPost"] as const;
  const counts = await readAgencyCounts(database.app, { from: asked.from, until: asked.until, what });
  for (const { left, right, text } of [...form.reconciliations, ...unit.reconciliations]) {
    expect([text, left]).toEqual([text, right]);
  }
  for (const agency of agencies) {
    const mine = histories.filter(({ agencyId }) => agencyId === agency.id);
    expect(cellsOf(form, agency.id)).toEqual(expectedForm(mine, asked));
    const line = cellsOf(unit, agency.id);
    const beside = counts.get(agency.id) ?? NO_COUNTS;
    const expectCount = (measure: RowMeasure) => mine.filter((history) => isBehind(history, measure, asked)).length;
    expect([beside.answered, beside.answeredLate]).toEqual([expectCount("answered"), expectCount("answered-late")]);
    expect(beside.handedOver).toBe(expectCount("handed-over"));
    const byPost = mine.filter((one) => one.returnBy === "by-post" && isBehind(one, "received", asked)).length;
    expect(beside.returnByPost).toBe(byPost);
    for (const [name, measure] of Object.entries(UNIT_MEASURES)) {
      const expected = mine.filter((history) => isBehind(history, measure, asked)).length;
      expect([name, line[name]]).toEqual([name, expected]);
    }
  }
  const [agency] = agencies;
  if (agency === undefined) return;
  const own = await FORM_II06A.fill(database.app, { ...common, scope: { kind: "agency", agency } });
  expect(cellsOf(own, "total")).toEqual(cellsOf(form, agency.id));
  expect(own.reconciliations.filter(({ left, right }) => left !== right)).toEqual([]);
}

function expectedForm(histories: readonly PlainHistory[], question: OracleQuestion): ReturnType<typeof formCounts> {
  const count = (measure: RowMeasure) => histories.filter((history) => isBehind(history, measure, question)).length;
  return {
    ...{ total: count("total"), online: count("received-online"), otherwise: count("received-otherwise") },
    ...{ carriedOver: count("carried-over"), settled: count("settled"), early: count("settled-early") },
    ...{ onTime: count("settled-on-time"), late: count("settled-late"), open: count("open") },
    ...{ openInTime: count("open-in-time"), openOverdue: count("open-overdue") },
  };
}

describe(`${DATABASES} random databases (seed ${SEED})`, () => {
  it("give every figure, every row and every report as a plain walk through the histories does", async () => {
    const dice = diceOf(SEED);
    for (let done = 0; done < DATABASES; done += AT_ONCE) {
      const smalls = Array.from({ length: Math.min(AT_ONCE, DATABASES - done) }, () => anySmall(dice));
      const histories = smalls.flatMap((small) => small.histories);
      await write(histories);
      if (dice.below(2) === 0) {
        await closeDays(database.app, momentOn(dice, FIRST_DAY.add({ days: dice.below(DAYS + 20) })));
      }
      const asked = anyQuestion(dice);
      expect(await disagreement(histories, asked, oneOf(dice, BREAKDOWNS))).toBeUndefined();
      expect(await disagreement(histories, anyQuestion(dice), oneOf(dice, BREAKDOWNS))).toBeUndefined();
      await checkReports(smalls, asked);
      await checkRows(histories, asked, dice);
      await closesWithTheNext(asked);
    }
  }, 600_000);

  /** The closing stock of a period is the opening stock of the next, and sums say what the facts say. */
  async function closesWithTheNext({ from, to }: ReturnType<typeof anyQuestion>): Promise<void> {
    const by = ["agency"] as const;
    const end = midnightOf(to.add({ days: 1 }));
    const first = await readFigures(database.app, { from, until: end, by });
    const next = await readFigures(database.app, { from: to.add({ days: 1 }), until: end.add({ hours: 24 }), by });
    const closing = (figures: Figures) =>
      Object.entries(figures.before).map(([name, value]) => [name, value + Number(Reflect.get(figures.during, name))]);
    const opening = new Map(next.map(({ agencyId, figures }) => [agencyId, figures.before]));
    for (const { agencyId, figures } of first) {
      expect(Object.fromEntries(closing(figures))).toEqual(opening.get(agencyId) ?? NO_FIGURES.before);
    }
    const scanned = await scanFigures(database.app, { from, until: end, by });
    expect(tellCells(first, by)).toEqual(tellCells(scanned, by));
  }

  it("say the same of an old period after everything that happened later", async () => {
    const dice = diceOf(SEED + 1);
    for (let round = 0; round < 5; round += 1) {
      const histories = Array.from({ length: 20 }, () => anySmall(dice)).flatMap((small) => small.histories);
      const cut = momentOn(dice, FIRST_DAY.add({ days: 10 + dice.below(40) }));
      await write([]);
      await act(histories, (at) => Temporal.Instant.compare(at, cut) < 0);
      const questions = Array.from({ length: 8 }, () => anyQuestion(dice)).filter(
        ({ until }) => Temporal.Instant.compare(until, cut) <= 0,
      );
      const then = await Promise.all(questions.map(tellEverything));
      await act(histories, (at) => Temporal.Instant.compare(at, cut) >= 0);
      expect(await Promise.all(questions.map(tellEverything))).toEqual(then);
      await sameAsPlainRows(histories);
    }
  });

  async function tellEverything(question: OracleQuestion): Promise<readonly string[]> {
    const by = ["agency", "field", "channel"] as const;
    const figures = tellCells(await readFigures(database.app, { ...question, by }), by);
    const rows = await listRows(database.app, { measure: "total", ...question }, { limit: 10_000, order: "due" });
    return [...figures, ...rows.rows.map((row) => JSON.stringify(row))];
  }

  /** Lets the happenings of some instants come to pass through the product's own statement, one act at a time. */
  async function act(histories: readonly PlainHistory[], isTime: (at: Instant) => boolean): Promise<void> {
    await transact(database.app, async (tx) => {
      for (const history of histories) {
        const moments = [undefined, ...history.happenings];
        for (const [index, happening] of moments.entries()) {
          const at = happening?.at ?? history.submittedAt;
          if (!isTime(at)) continue;
          const past = { ...history, happenings: history.happenings.slice(0, index) };
          const standing = standingAt(past, at.add({ hours: 10_000 }));
          const { settled } = standing;
          const isAnswer =
            happening !== undefined && ["asked-for-papers", "refused", "accepted"].includes(happening.kind);
          await saveFact(
            tx,
            {
              ...{ dossierId: history.id, code: history.id.slice(-6), agencyId: history.agencyId },
              ...{ procedureCode: history.procedure, procedureName: "Thủ tục", versionId: NOBODY },
              ...{ channel: history.channel, returnBy: history.returnBy, immediate: false, receivingUnitId: NOBODY },
              ...{ submittedAt: history.submittedAt, answerDueAt: history.answerDueAt },
              ...{ acceptedAt: standing.acceptedAt ?? null, refusedAt: standing.refusedAt ?? null },
              ...{ dueOn: standing.dueOn, apologised: standing.apologised, settledAt: settled?.at ?? null },
              settlement: (settled?.how ?? null) as "resolved" | null,
              verdict: (settled === undefined || standing.acceptedAt === undefined ? null : settled.verdict) as
                "late" | null,
              workedMinutes: settled === undefined || standing.acceptedAt === undefined ? null : 60,
              ...{ handedOverAt: standing.handedOverAt ?? null, supplements: 0, feesDue: 0 },
            },
            {
              ...{ at, actorId: NOBODY, answered: isAnswer, paid: happening?.kind === "paid" ? happening.amount : 0 },
              field: { code: history.field, name: `Lĩnh vực ${history.field}` },
            },
          );
        }
      }
    });
  }

  /** What the acts wrote is what the bulk of the evidence writes. */
  async function sameAsPlainRows(histories: readonly PlainHistory[]): Promise<void> {
    const read = async () => {
      const facts = await sql`select * from dossier_fact order by dossier_id`.execute(database.app);
      const past = await sql`select * from past_promise order by dossier_id, from_at, to_at`.execute(database.app);
      return [facts.rows, past.rows].map((rows) => rows.map((row) => JSON.stringify(row)));
    };
    const acted = await read();
    await write(histories);
    expect(await read()).toEqual(acted);
  }

  const NOBODY = "00000000-0000-4000-9000-000000000000";
});

describe("the evidence", () => {
  const MUTANTS = [
    ["a promise one day off", sql`update dossier_fact set due_on = due_on - 1 where settled_at is null`],
    ["past promises forgotten", sql`delete from past_promise`],
    [
      "a verdict read by the clock",
      sql`update dossier_fact set verdict = 'late' where verdict = 'on-time' and due_on is not null`,
    ],
    [
      "withdrawn dossiers left in the stock",
      sql`update dossier_fact set settled_at = null, settlement = null, verdict = null where settlement = 'withdrawn'`,
    ],
    ["an apology dated back", sql`update past_promise set apologised = true`],
  ] as const;

  it.each(MUTANTS)("catches %s", async (_, damage) => {
    const dice = diceOf(SEED + 2);
    for (let round = 0; round < 6; round += 1) {
      const histories = Array.from({ length: AT_ONCE }, () => anySmall(dice)).flatMap((small) => small.histories);
      await write(histories);
      await damage.execute(database.owner);
      for (let asked = 0; asked < 10; asked += 1) {
        if ((await disagreement(histories, anyQuestion(dice), ["agency"])) !== undefined) return;
      }
    }
    expect.fail("the damage was not seen");
  });

  it("catches a report that counts what happens at the very instant asked", async () => {
    const dice = diceOf(SEED + 3);
    const histories = Array.from({ length: AT_ONCE }, () => anySmall(dice)).flatMap((small) => small.histories);
    await write(histories);
    const caught: string[] = [];
    for (let asked = 0; asked < 40; asked += 1) {
      const from = FIRST_DAY.add({ days: dice.below(20) });
      const until = momentOn(dice, dateInVietnam(midnightOf(from)).add({ days: 1 + dice.below(20) }));
      const oracle = tellOracle(histories, ["agency"], { from, until: until.add({ milliseconds: 1 }) });
      const product = tellCells(await readFigures(database.app, { from, until, by: ["agency"] }), ["agency"]);
      if (JSON.stringify(oracle) !== JSON.stringify(product)) caught.push(until.toString());
    }
    expect(caught).not.toEqual([]);
  });
});
