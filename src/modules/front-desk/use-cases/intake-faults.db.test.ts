import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { databaseNow, transact, type Db } from "#platform/db/db.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { seedFeeRules } from "#modules/fees/index.ts";
import { seedStaff, type SeededStaff } from "#modules/identity/testing.ts";
import { getProcedureCase, seedStarterCatalogue, type ProcedureCase } from "#modules/procedures/index.ts";
import { emptyForm, NOBODY, NO_FEES, type IntakeForm } from "../domain/intake-form.ts";
import { findIntakeDraft, keepIntakeDraft } from "./intake-draft.ts";
import { receiveIntake, type Answer } from "./receive-intake.ts";

const CALENDAR = calendarOfLaw(2025, 2032, STATE_ANNOUNCEMENTS);

let database: TestDatabase;
let staff: SeededStaff;
let procedureCase: ProcedureCase;

beforeAll(async () => {
  database = await testDatabase();
  const db = database.app;
  staff = await seedStaff(db);
  await transact(db, async (tx) => {
    const seeding = { newId, now: await databaseNow(tx) };
    await seedStarterCatalogue(tx, seeding);
    await seedFeeRules(tx, seeding);
  });
  const { rows } = await sql<{ id: string }>`select id from procedure_case where case_code = '2.000815.01'`.execute(
    database.owner,
  );
  procedureCase = await getProcedureCase(db, rows[0]?.id ?? "");
});
afterAll(() => database.drop());

const officerId = () => staff.officers.get("tiepnhan.pcc1") ?? "";

function actingOn(db: Db) {
  const unitId = [...staff.units.entries()].find(([key]) => key.startsWith("H37.02.01/counter"))?.[1] ?? "";
  const { agencyId } = procedureCase;
  const appointments = [{ unitId, agencyId, role: "counter-officer" }] as const;
  const viewer = { officerId: officerId(), sessionId: "", name: "", title: "", appointments };
  return { db, clock: databaseClock(database.app), newId, viewer, calendar: CALENDAR, reactions: [] };
}

/** Twelve pages, two copies: 28.000 đ, as the page showed it. */
function filledIn(n: number): IntakeForm {
  const form = emptyForm(procedureCase);
  const ordinal = String(n).padStart(6, "0");
  return {
    ...form,
    owner: {
      ...NOBODY,
      name: "Vi Thị Đứt",
      nationalId: `020085${ordinal}`,
      phone: `0912${ordinal}`,
      address: "Lạng Sơn",
      different: true,
    },
    papers: form.papers.map((paper) => ({ ...paper, ticked: true })),
    fees: {
      ...NO_FEES,
      answers: { "quantity.pages": "12", "quantity.copies": "2" },
      ...{ phi: "28000", shownPhi: "28000", lePhi: "0", shownLePhi: "0" },
    },
  };
}

async function counts() {
  const { rows } = await sql<{ dossiers: number; kept: number; total: number }>`
    select (select count(*) from dossier) as dossiers, count(*) as kept, coalesce(sum(total), 0) as total
    from fee_assessment`.execute(database.owner);
  return rows[0];
}

describe("the connection breaks at every statement of an intake with fees (T-06)", () => {
  it("dossier and assessment are there together or not at all, and once after another try", async () => {
    let received = 0;
    const broken = await sweepFaults(database.app, async (db, n) => {
      const draftId = newId();
      const form = filledIn(n);
      const at = await databaseNow(database.app);
      await keepIntakeDraft(database.app, { officerId: officerId(), id: draftId, at, title: "thử", form });
      const intake = { draftId, form, answer: { kind: "accept" } } as const;
      await receiveIntake(actingOn(db), intake).catch(() => undefined);
      const between = await counts();
      expect(between?.kept).toBe(between?.dossiers);
      const again = await receiveIntake(actingOn(database.app), intake);
      expect(again.ok ? [] : again.error).toEqual([]);
      received += 1;
      expect(await counts()).toEqual({ dossiers: received, kept: received, total: received * 28_000 });
    });
    expect(broken).toBeGreaterThanOrEqual(10);
  });

  it("sixteen at once make one dossier with one assessment", async () => {
    const before = await counts();
    const draftId = newId();
    const form = filledIn(999);
    const at = await databaseNow(database.app);
    await keepIntakeDraft(database.app, { officerId: officerId(), id: draftId, at, title: "thử", form });
    const intake = { draftId, form, answer: { kind: "accept" } } as const;
    const all = await Promise.all(Array.from({ length: 16 }, () => receiveIntake(actingOn(database.app), intake)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    const after = await counts();
    expect(after?.dossiers).toBe((before?.dossiers ?? 0) + 1);
    expect(after?.kept).toBe(after?.dossiers);
  });
});

/** A draft of a new person that is being typed. */
async function typed(n: number) {
  const draftId = newId();
  const form = filledIn(n);
  const at = await databaseNow(database.app);
  await keepIntakeDraft(database.app, { officerId: officerId(), id: draftId, at, title: "thử", form });
  return { draftId, form };
}

async function standing(draftId: string) {
  const draft = await findIntakeDraft(database.app, { officerId: officerId(), id: draftId });
  if (draft?.kind !== "done") return undefined;
  const { rows } = await sql<{ state: string; people: number; events: number }>`
    select d.state, (select count(*) from person where id in (d.owner_id, d.submitter_id)) as people,
      (select count(*) from journal j where j.dossier_id = d.id) as events
    from dossier d where d.id = ${draft.dossierId}`.execute(database.owner);
  return rows[0];
}

const ANSWERS = {
  supplement: {
    kind: "supplement",
    papers: [{ name: "Bản sao căn cước", originals: 0, certified: 1, copies: 0 }],
    reason: "Thiếu bản sao căn cước",
    secondBasis: null,
  },
  refuse: { kind: "refuse", ground: "not-eligible", reason: "Không thuộc thẩm quyền" },
} as const satisfies Record<string, Answer>;

describe("every other answer of the counter", () => {
  it.each([
    ["supplement", "awaiting-intake-supplement", 5_000],
    ["refuse", "refused", 6_000],
  ] as const)(
    "%s: after any broken statement the retry gives the same state",
    { timeout: 60_000 },
    async (kind, state, from) => {
      let first: Awaited<ReturnType<typeof standing>>;
      const broken = await sweepFaults(database.app, async (db, n) => {
        const { draftId, form } = await typed(from + n);
        const intake = { draftId, form, answer: ANSWERS[kind] };
        await receiveIntake(actingOn(db), intake).catch(() => undefined);
        const again = await receiveIntake(actingOn(database.app), intake);
        expect(again.ok ? [] : again.error).toEqual([]);
        const now = await standing(draftId);
        first ??= now;
        expect(now).toEqual(first);
        expect(now?.state).toBe(state);
      });
      expect(broken).toBeGreaterThanOrEqual(8);
    },
  );

  it("accepted in one tab and refused in the other at once: one dossier, one answer", async () => {
    for (const n of [7_001, 7_002, 7_003]) {
      const before = await counts();
      const { draftId, form } = await typed(n);
      const answers: readonly Answer[] = [{ kind: "accept" }, ANSWERS.refuse, ANSWERS.supplement];
      const all = await Promise.all(
        answers.map((answer) => receiveIntake(actingOn(database.app), { draftId, form, answer })),
      );
      expect(new Set(all.map((one) => (one.ok ? one.value : ""))).size).toBe(1);
      expect((await counts())?.dossiers).toBe((before?.dossiers ?? 0) + 1);
    }
  });

  it("a draft typed in two tabs keeps one of the two, whole; once received, none revives it", async () => {
    const { draftId, form } = await typed(8_001);
    const at = await databaseNow(database.app);
    const keep = (title: string) =>
      keepIntakeDraft(database.app, {
        ...{ officerId: officerId(), id: draftId, at, title },
        form: { ...form, summary: `Trích yếu ${title}` },
      });
    expect(await Promise.all([keep("một"), keep("hai")])).toEqual(["kept", "kept"]);
    const draft = await findIntakeDraft(database.app, { officerId: officerId(), id: draftId });
    if (draft?.kind !== "typing") throw new Error("not typing");
    expect(draft.form.summary).toBe(`Trích yếu ${draft.title}`);
    const [received, kept] = await Promise.all([
      receiveIntake(actingOn(database.app), { draftId, form, answer: { kind: "accept" } }),
      keep("ba"),
    ]);
    expect(received.ok).toBe(true);
    expect(["kept", "already-received"]).toContain(kept);
    expect(await keep("bốn")).toBe("already-received");
    expect(await standing(draftId)).toBeDefined();
  });

  it("keeping a draft: after any broken statement the retry keeps it, once", async () => {
    const broken = await sweepFaults(database.app, async (db) => {
      const draft = { officerId: officerId(), id: newId(), title: "thử", form: filledIn(9_001) };
      const at = await databaseNow(database.app);
      await keepIntakeDraft(db, { ...draft, at }).catch(() => undefined);
      expect(await keepIntakeDraft(database.app, { ...draft, at })).toBe("kept");
      const { rows } = await sql<{ n: number }>`select count(*) as n from intake_draft where id = ${draft.id}`.execute(
        database.owner,
      );
      expect(rows).toEqual([{ n: 1 }]);
    });
    expect(broken).toBeGreaterThanOrEqual(3);
  });

  it("a colleague's draft is not theirs to receive", async () => {
    const { draftId, form } = await typed(9_500);
    const acting = actingOn(database.app);
    const other = {
      ...acting,
      viewer: { ...acting.viewer, officerId: staff.officers.get("tiepnhan.pcc2") ?? newId() },
    };
    const answer = await receiveIntake(other, { draftId, form, answer: { kind: "accept" } });
    expect(answer).toEqual({ ok: false, error: { kind: "front-desk/draft-gone" } });
    expect(await standing(draftId)).toBeUndefined();
  });
});
