import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import type { Role, Viewer } from "#modules/identity/domain.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import type { Receipt, ReceiptLine } from "./domain/receipt.ts";
import type { Typed } from "./domain/typed-fields.ts";
import type { Acting } from "./use-cases/acting.ts";
import { issueReceipts, type IssueReceipts } from "./use-cases/issue-receipts.ts";
import { openPaperBook } from "./use-cases/keep-books.ts";
import { seedReceipts } from "./use-cases/seed-receipts.ts";

/** The agencies of the demo and their series of receipts in a database of their own, under the clock of the test. */
export type World = {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly agency: (code: string) => string;
  readonly collection: (change?: Partial<IssueReceipts>) => IssueReceipts;
  /** Somebody in a position of an agency, the same person for the same words. */
  readonly viewer: (role: Role, agencyCode?: string) => Viewer;
  readonly acting: (role: Role, now?: Instant) => Acting;
  /** Opens numbers of paper for the centre's receipts of H37.07; throws when refused. */
  readonly paper: (change?: Typed, now?: Instant) => Promise<string>;
  /** Issues in a transaction of its own; throws when refused. */
  readonly issue: (change?: Partial<IssueReceipts>) => Promise<readonly Receipt[]>;
};

export const MONDAY = at("2026-11-23T09:15");
export const FEE: ReceiptLine = { kind: "phi", code: "P01", name: "Phí thẩm định hồ sơ", amount: 800_000 };
export const LEVY: ReceiptLine = { kind: "le-phi", code: "L01", name: "Lệ phí cấp giấy phép", amount: 100_000 };

/** Makes the world; `empty` leaves the series away. */
export async function aWorld(series: "seeded" | "empty" = "seeded"): Promise<World> {
  const database = await testDatabase();
  await sql`update installation set simulated_clock = true`.execute(database.owner);
  const db = database.app;
  const { agencies } = await transact(db, async (tx) => {
    const seeded = await seedOrganizations(tx, newId);
    if (series === "seeded") await seedReceipts(tx, { newId, now: MONDAY });
    return seeded;
  });
  const agency = (code: string) => {
    const id = agencies.get(code);
    if (id === undefined) throw new Error(`the demo has no agency ${code}`);
    return id;
  };
  const collection: World["collection"] = (change = {}) => ({
    at: MONDAY,
    issuer: { agencyId: agency("H37.07"), collector: agency("H37.92") },
    cashierId: newId(),
    cashierName: "Lý Thị Thu",
    payer: { name: "Nguyễn Văn Đức", address: "Số 1 đường Thí Dụ, Lạng Sơn" },
    dossier: { id: newId(), code: "H37.07-261123-0001" },
    paymentId: newId(),
    method: "cash",
    lines: [FEE],
    newId,
    ...change,
  });
  const issue: World["issue"] = (change) =>
    transact(db, async (tx) => {
      const issued = await issueReceipts(tx, collection(change));
      if (!issued.ok) throw new Error(issued.error.kind);
      return issued.value;
    });
  const viewers = new Map<string, Viewer>();
  const viewer: World["viewer"] = (role, code = HOME[role] ?? "H37.00") => {
    const key = `${role} ${code}`;
    const known = viewers.get(key) ?? {
      officerId: newId(),
      sessionId: newId(),
      name: "Hoàng Văn Thử",
      title: "Cán bộ",
      appointments: [{ role, agencyId: agency(code), unitId: newId() }],
    };
    viewers.set(key, known);
    return known;
  };
  const acting: World["acting"] = (role, now = MONDAY) => ({
    db,
    newId,
    viewer: viewer(role),
    clock: fixedClock(now),
  });
  const paper: World["paper"] = async (change = {}, now = MONDAY) => {
    const typed = { ...PAPER, principalId: agency("H37.07"), holderId: agency("H37.00"), ...change };
    const opened = await openPaperBook(acting("accountant", now), newId(), typed);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  };
  return { database, db, agency, collection, viewer, acting, paper, issue };
}

const HOME: Partial<Record<Role, string>> = { cashier: "H37.92", "bank-controller": "H37.92" };

/** What an accountant types to open ten numbers of paper. */
export const PAPER: Typed = {
  kind: "phi",
  form: "01BLP4-001",
  stem: "ZZ",
  firstNumber: "1",
  lastNumber: "10",
  taxCode: "0037070000",
  basis: "Nghị định số 254/2026/NĐ-CP",
  opensOn: "23/11/2026",
};

/** An instant on the wall clock of Vietnam: `2026-11-23T09:15`. */
export function at(local: string): Instant {
  return Temporal.Instant.from(`${local}+07:00`);
}
