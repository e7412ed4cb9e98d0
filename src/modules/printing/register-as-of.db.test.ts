import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buffer } from "node:stream/consumers";
import type { Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import {
  extendDeadline,
  handOver,
  resolveDossier,
  transferDossier,
  withdrawDossier,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, OWNER, type World } from "#modules/dossiers/testing-world.ts";
import { getAgency, listAgencies, type Agency } from "#modules/organizations/index.ts";
import { registerOf, registerRows, registerVolumes } from "./use-cases/register-of.ts";
import { listRegister, registerRowAt } from "./store/register.ts";
import { registerSheet } from "./use-cases/register-sheet.ts";

let world: World;
let agency: Agency;
beforeAll(async () => {
  world = await aWorld("simulated");
  await live();
});
afterAll(() => world.database.drop());

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const day = (text: string) => Temporal.PlainDate.from(text);
const PERIOD = { from: day("2026-11-23"), to: day("2026-11-30") };

function won<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** One resolved and returned, one late with a second date, one withdrawn, one handed to another agency; one before. */
async function live(): Promise<void> {
  await world.receive({}, at("2026-11-20 09:00"));
  const returned = await world.receive({}, at("2026-11-23 09:00"));
  const moved = await world.receive({}, at("2026-11-25 09:00"));
  const left = await world.receive({}, at("2026-11-26 09:00"));
  const given = await world.receive({}, at("2026-11-27 10:00"));
  agency = await getAgency(world.db, returned.agencyId);
  const other = (await listAgencies(world.db)).find(({ id }) => id !== agency.id);
  const resolved = won(
    await resolveDossier(world.acting("department-leader", at("2026-11-27 15:00")), {
      ...target(returned),
      result: "granted",
      number: "1/KQ",
      signedOn: day("2026-11-27"),
      signerId: world.viewer("department-leader").officerId,
      summary: "Đã cấp",
    }),
  );
  if (other !== undefined) {
    won(
      await transferDossier(world.acting("department-leader", at("2026-11-30 10:00")), {
        ...target(given),
        toAgencyId: other.id,
        reason: "Thuộc thẩm quyền cơ quan khác",
      }),
    );
  }
  won(
    await handOver(world.acting("return-officer", at("2026-12-01 08:00")), {
      ...target(resolved),
      receiver: "owner",
      receiverId: OWNER.id,
      authorisation: null,
    }),
  );
  won(
    await extendDeadline(world.acting("department-leader", at("2026-12-01 09:00")), {
      ...target(moved),
      newDueAt: at("2026-12-09 16:30"),
      reason: "Chờ giám định",
      letterNumber: "3/PXL",
    }),
  );
  won(
    await withdrawDossier(world.acting("counter-officer", at("2026-12-02 08:00")), {
      ...target(left),
      reason: "Rút",
    }),
  );
}

async function rowsAt(until: Instant) {
  const rows = [];
  for await (const row of registerRows(world.db, { agency, period: PERIOD, until })) rows.push(row);
  return rows;
}

const END = at("2026-12-01 00:00");

describe("the register as of an instant", () => {
  it("shows what was true at the end of the period, whatever came later", async () => {
    const rows = await rowsAt(END);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([2, 3, 4, 5]);
    expect(rows.map(({ returnedAt }) => returnedAt)).toEqual([null, null, null, null]);
    expect(rows.map(({ note }) => note)).toEqual(["", "", "", ""]);
    expect(rows[1]?.dueAt?.toString()).toBe(at("2026-12-02 16:30").toString());
  });

  it("shows the second date, the return and the withdrawal as soon as they had happened", async () => {
    const rows = await rowsAt(at("2026-12-03 00:00"));
    expect(rows[0]?.returnedAt?.toString()).toBe(at("2026-12-01 08:00").toString());
    expect(rows[1]?.dueAt?.toString()).toBe(at("2026-12-09 16:30").toString());
    expect(rows[2]?.note).toBe("Rút hồ sơ");
    expect(rows[2]?.returnedAt).toBeNull();
  });

  it("names the agency that had the dossier in hand then", async () => {
    const before = (await rowsAt(at("2026-11-30 09:59")))[3]?.resolvingUnit;
    const after = (await rowsAt(END))[3]?.resolvingUnit;
    expect(before).toBe(agency.name);
    const others = (await listAgencies(world.db)).length > 1;
    expect(after === before).toBe(!others);
  });

  it("leaves out what had not been taken in, and gives no later ordinal a new number", async () => {
    const rows = await rowsAt(at("2026-11-25 12:00"));
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([2, 3]);
  });

  it("begins a volume behind the last row of the one before", async () => {
    const span = { agencyId: agency.id, start: at("2026-11-23 00:00"), end: END };
    const all = await listRegister(world.db, span, { until: END, limit: 10 });
    const after = await registerRowAt(world.db, span, 2);
    const rest = await listRegister(world.db, span, { until: END, after, limit: 10 });
    expect(rest.map(({ id }) => id)).toEqual(all.slice(2).map(({ id }) => id));
    expect(await registerRowAt(world.db, span, 99)).toBeUndefined();
  });

  it("prints the same register next year as it printed then, in every form", async () => {
    const wanted = { agency, period: PERIOD, until: END };
    const print = async () => {
      const [volume] = await registerVolumes(world.db, wanted);
      if (volume === undefined) throw new Error("a period has a volume");
      const register = await registerOf(world.db, { ...wanted, volume, printedAt: END });
      const csv = await buffer(registerSheet(world.db, wanted, "csv"));
      return JSON.stringify([register, csv.toString("utf8")]);
    };
    const then = await print();
    expect(then).toContain("hết ngày 30/11/2026");
    await world.receive({}, at("2026-12-15 09:00"));
    await world.receive({}, at("2027-11-30 09:00"));
    expect(await print()).toBe(then);
  });

  it("fills a csv of the official columns and a book that begins like one", async () => {
    const wanted = { agency, period: PERIOD, until: at("2026-12-03 00:00") };
    const csv = (await buffer(registerSheet(world.db, wanted, "csv"))).toString("utf8").split("\r\n");
    expect(csv[0]).toContain("Mã hồ sơ");
    expect(csv).toHaveLength(6);
    expect(csv[1]).toMatch(/^2,.*,2026-11-23,2026-12-01,2026-12-01,Trực tiếp,,$/);
    const book = await buffer(registerSheet(world.db, wanted, "xlsx"));
    expect(book.subarray(0, 2).toString()).toBe("PK");
  });
});
