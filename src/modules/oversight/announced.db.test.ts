import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import type { Role, Viewer } from "#modules/identity/index.ts";
import { findAnnounced, listAnnounced } from "./store/announced-figures.ts";
import { listNotes } from "./store/session-notes.ts";
import { announceFigure } from "./use-cases/announce-figure.ts";
import { writeNote } from "./use-cases/write-note.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const day = (text: string) => Temporal.PlainDate.from(text);
const NOW = "2019-02-11T16:30:00+07:00";

function acting(role: Role) {
  const viewer: Viewer = {
    officerId: newId(),
    sessionId: newId(),
    name: "Hoàng Thị Hòa",
    title: "Giám đốc",
    appointments: [{ role, agencyId: newId(), unitId: newId() }],
  };
  return { db: database.app, clock: fixedClock(NOW), newId, viewer };
}

const PRESS = {
  subject: "procedures",
  total: 1284,
  parts: [
    { label: "16 sở, ngành", value: 1275 },
    { label: "Công ty Điện lực", value: 19 },
  ],
  source: "Phiên họp ngày 11/02/2019",
  statedOn: day("2019-02-11"),
} as const;

describe("announceFigure", () => {
  it("keeps a figure as it was announced, with who entered it and when", async () => {
    const kept = await announceFigure(acting("centre-manager"), PRESS);
    if (!kept.ok) throw new Error(kept.error.kind);
    expect(await findAnnounced(database.app, kept.value.id)).toEqual(kept.value);
    expect(kept.value.enteredAt.toString()).toBe("2019-02-11T09:30:00Z");
    expect(await findAnnounced(database.app, newId())).toBeUndefined();
  });

  it("lists those of the days asked for, the last one first", async () => {
    const earlier = await announceFigure(acting("centre-manager"), { ...PRESS, statedOn: day("2019-01-31") });
    if (!earlier.ok) throw new Error(earlier.error.kind);
    const days = async (from: string, to: string) =>
      (await listAnnounced(database.app, { from: day(from), to: day(to) })).map(({ statedOn }) => statedOn.toString());
    expect(await days("2019-01-10", "2019-02-11")).toEqual(["2019-02-11", "2019-01-31"]);
    expect(await days("2019-02-01", "2019-02-11")).toEqual(["2019-02-11"]);
    expect(await days("2019-03-01", "2019-03-31")).toEqual([]);
    expect(await listAnnounced(database.app)).toHaveLength(2);
  });

  it("is for the centre alone, and refuses what is no figure", async () => {
    expect(await announceFigure(acting("department-leader"), PRESS)).toMatchObject({
      error: { kind: "oversight/not-allowed" },
    });
    const refused = await announceFigure(acting("centre-manager"), { ...PRESS, parts: [] });
    expect(refused).toMatchObject({ error: { faults: [{ field: "parts", what: "none" }] } });
  });

  it("cannot be changed or taken away afterwards", async () => {
    const change = sql`update announced_figure set total = 1294`;
    await expect(change.execute(database.app)).rejects.toThrow(/permission denied/);
    await expect(change.execute(database.owner)).rejects.toThrow();
    await expect(sql`delete from announced_figure`.execute(database.owner)).rejects.toThrow();
  });
});

describe("writeNote", () => {
  const period = { from: day("2019-01-10"), to: day("2019-02-11") };

  it("adds the centre's words to the session of those days, oldest first", async () => {
    for (const text of ["Thủ tục liên thông còn khó.", "Bố trí thời gian làm việc."]) {
      const written = await writeNote(acting("centre-manager"), { period, section: "difficulty", text });
      expect(written.ok).toBe(true);
    }
    const notes = await listNotes(database.app, period);
    expect(notes.map(({ text }) => text).toSorted()).toEqual([
      "Bố trí thời gian làm việc.",
      "Thủ tục liên thông còn khó.",
    ]);
    expect(await listNotes(database.app, { ...period, to: day("2019-02-10") })).toEqual([]);
  });

  it("is for the centre alone, needs words, and stays", async () => {
    const note = { period, section: "proposal", text: "x" } as const;
    expect((await writeNote(acting("provincial-leader"), note)).ok).toBe(false);
    expect(await writeNote(acting("centre-manager"), { ...note, text: " " })).toMatchObject({
      error: { what: "empty" },
    });
    await expect(sql`update session_note set text = ''`.execute(database.owner)).rejects.toThrow();
  });
});
