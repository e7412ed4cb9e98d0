import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { at, aWorld, FEE, MONDAY, PAPER, type World } from "../testing-world.ts";
import { issueReceipts } from "./issue-receipts.ts";
import { closeBooks, enterDelegation, enterSeries, openPaperBook } from "./keep-books.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("empty");
});
afterAll(async () => world.database.drop());

const faultsOf = (result: { readonly ok: boolean }) =>
  "error" in result && typeof result.error === "object" && result.error !== null && "faults" in result.error
    ? (result.error.faults as { field: string }[]).map(({ field }) => field)
    : [];

const AGREEMENT = {
  agreementNumber: "12/UNBL",
  agreementDate: "01/11/2026",
  delegateTaxCode: "0037920000",
  notifiedOn: "20/11/2026",
  startsOn: "23/11/2026",
  endsOn: "",
};
const SERIES = {
  kind: "phi",
  form: "01BLP",
  stem: "QA",
  taxCode: "0037070000",
  basis: "Nghị định số 254/2026/NĐ-CP",
  effectiveFrom: "23/11/2026",
  effectiveTo: "",
};

describe("paper books", () => {
  it("are used in ascending order, one after the other, and then refuse with what to do", async () => {
    const sides = { principalId: world.agency("H37.01"), holderId: world.agency("H37.00") };
    await world.paper({ ...sides, firstNumber: "101", lastNumber: "102" });
    await world.paper({ ...sides, firstNumber: "11", lastNumber: "12" });
    const issuer = { agencyId: sides.principalId, collector: sides.holderId };
    const numbers: number[] = [];
    for (let n = 0; n < 4; n += 1) numbers.push((await world.issue({ issuer }))[0]?.number ?? 0);
    expect(numbers).toEqual([11, 12, 101, 102]);
    await expect(world.issue({ issuer })).rejects.toThrow("receipts/exhausted");
  });

  it("give each of two last numbers once when eight ask for them", async () => {
    const sides = { principalId: world.agency("H37.02"), holderId: world.agency("H37.00") };
    await world.paper({ ...sides, stem: "LA", lastNumber: "2" });
    const issuer = { agencyId: sides.principalId, collector: sides.holderId };
    const done = await Promise.all(
      Array.from({ length: 8 }, () => transact(world.db, (tx) => issueReceipts(tx, world.collection({ issuer })))),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(2);
    expect(done.filter((each) => !each.ok && each.error.kind === "receipts/exhausted")).toHaveLength(6);
  });

  it("never overlap and are opened once when the form is sent twice", async () => {
    const typed = { ...PAPER, stem: "TR", principalId: world.agency("H37.07"), holderId: world.agency("H37.00") };
    const id = newId();
    expect(await openPaperBook(world.acting("accountant"), id, typed)).toEqual({ ok: true, value: id });
    expect(await openPaperBook(world.acting("accountant"), id, typed)).toEqual({ ok: true, value: id });
    for (const [firstNumber, lastNumber] of [
      ["1", "10"],
      ["10", "20"],
      ["5", "6"],
    ] as const) {
      const overlapping = await openPaperBook(world.acting("accountant"), newId(), {
        ...typed,
        firstNumber,
        lastNumber,
      });
      expect(faultsOf(overlapping)).toEqual(["firstNumber"]);
    }
    expect(
      await openPaperBook(world.acting("accountant"), newId(), { ...typed, firstNumber: "11", lastNumber: "20" }),
    ).toMatchObject({ ok: true });
  });

  it("end with 2026: neither opened for 2027 nor used then", async () => {
    const typed = { ...PAPER, stem: "TS", principalId: world.agency("H37.07"), holderId: world.agency("H37.00") };
    const late = await openPaperBook(world.acting("accountant"), newId(), { ...typed, opensOn: "01/01/2027" });
    expect(faultsOf(late)).toEqual(["opensOn"]);
    const issuer = { agencyId: world.agency("H37.07"), collector: world.agency("H37.00") };
    await expect(world.issue({ issuer, at: at("2027-01-01T08:00") })).rejects.toThrow("receipts/no-book");
  });

  it("are opened by the accountant alone, with every mistake named", async () => {
    const typed = { ...PAPER, principalId: world.agency("H37.07"), holderId: world.agency("H37.00") };
    expect(await openPaperBook(world.acting("cashier"), newId(), typed)).toMatchObject({
      error: { kind: "receipts/not-allowed" },
    });
    const wrong = {
      ...typed,
      kind: "x",
      form: "?",
      stem: "A1",
      firstNumber: "9",
      lastNumber: "1e3",
      taxCode: "1",
      basis: "",
    };
    expect(faultsOf(await openPaperBook(world.acting("accountant"), newId(), wrong))).toEqual(
      expect.arrayContaining(["kind", "form", "stem", "lastNumber", "taxCode", "basis"]),
    );
    const nobody = { ...typed, principalId: newId(), stem: "NO" };
    expect(faultsOf(await openPaperBook(world.acting("accountant"), newId(), nobody))).toEqual(["principalId"]);
  });

  it("are not used after the day they are closed from", async () => {
    const sides = { principalId: world.agency("H37.09"), holderId: world.agency("H37.00") };
    const bookId = await world.paper({ ...sides, stem: "CL" });
    const typed = { closedFrom: "25/11/2026", reason: "Đổi mẫu" };
    expect(
      await closeBooks(world.acting("accountant"), { bookId }, { ...typed, closedFrom: "22/11/2026" }),
    ).toMatchObject({ ok: false });
    expect(await closeBooks(world.acting("accountant"), { bookId }, typed)).toMatchObject({ ok: true });
    const issuer = { agencyId: sides.principalId, collector: sides.holderId };
    await world.issue({ issuer, at: at("2026-11-24T23:59:59") });
    await expect(world.issue({ issuer, at: at("2026-11-25T00:00") })).rejects.toThrow("receipts/no-book");
  });
});

describe("delegation to the bank", () => {
  const sides = () => ({ principalId: world.agency("H37.03"), holderId: world.agency("H37.92") });
  const issuer = () => ({ agencyId: world.agency("H37.03"), collector: world.agency("H37.92") });

  it("needs an agreement of which the tax office knows for three days", async () => {
    const accountant = world.acting("accountant");
    const typed = { ...AGREEMENT, principalId: world.agency("H37.03"), delegateId: world.agency("H37.92") };
    expect(faultsOf(await enterSeries(accountant, newId(), { ...SERIES, ...sides() }))).toEqual(["holderId"]);
    expect(faultsOf(await enterDelegation(accountant, newId(), { ...typed, startsOn: "22/11/2026" }))).toEqual([
      "startsOn",
    ]);
    expect(
      faultsOf(await enterDelegation(accountant, newId(), { ...typed, delegateId: world.agency("H37.00") })),
    ).toEqual(["delegateId"]);
    expect(await enterDelegation(accountant, newId(), typed)).toMatchObject({ ok: true });
    expect(await enterSeries(accountant, newId(), { ...SERIES, ...sides() })).toMatchObject({ ok: true });
  });

  it("then writes in its own numbers, with both names kept in the book", async () => {
    const [receipt] = await world.issue({ issuer: issuer() });
    expect(receipt?.label).toBe("01BLP QA-26E 00000001");
    const { rows } = await sql<{ parties: { delegate: object } }>`
      select parties from receipt_book where id = ${receipt?.bookId ?? ""}`.execute(world.db);
    expect(rows[0]?.parties).toMatchObject({
      principal: { taxCode: "0037070000", name: expect.stringContaining("Sở Tài chính") },
      delegate: { taxCode: "0037920000", agreementNumber: "12/UNBL", agreementDate: "2026-11-01" },
    });
  });

  it("ends with its agreement, not with its series", async () => {
    const accountant = world.acting("accountant");
    const typed = {
      ...AGREEMENT,
      principalId: world.agency("H37.05"),
      delegateId: world.agency("H37.92"),
      endsOn: "30/11/2026",
    };
    await enterDelegation(accountant, newId(), typed);
    const series = { ...SERIES, ...sides(), principalId: world.agency("H37.05"), stem: "QB" };
    expect(await enterSeries(accountant, newId(), series)).toMatchObject({ ok: true });
    const delegated = { agencyId: world.agency("H37.05"), collector: world.agency("H37.92") };
    await world.issue({ issuer: delegated, at: at("2026-11-30T16:00") });
    await expect(world.issue({ issuer: delegated, at: at("2026-12-01T08:00") })).rejects.toThrow(
      "receipts/no-delegation",
    );
  });

  it("has one series at a time, and no symbol twice", async () => {
    const accountant = world.acting("accountant");
    expect(faultsOf(await enterSeries(accountant, newId(), { ...SERIES, ...sides(), stem: "QC" }))).toEqual([
      "effectiveFrom",
    ]);
    const other = { ...SERIES, ...sides(), holderId: world.agency("H37.00") };
    expect(faultsOf(await enterSeries(accountant, newId(), other))).toEqual(["stem"]);
    expect(
      faultsOf(await enterSeries(accountant, newId(), { ...other, stem: "QD", effectiveTo: "01/01/2020" })),
    ).toEqual(["effectiveTo"]);
  });
});

describe("the database by itself", () => {
  it("refuses a number out of turn, a changed receipt, a moved book, and any deletion", async () => {
    const sides = { principalId: world.agency("H37.08"), holderId: world.agency("H37.00") };
    const bookId = await world.paper({ ...sides, stem: "DB" });
    const [receipt] = await world.issue({ issuer: { agencyId: sides.principalId, collector: sides.holderId } });
    const id = receipt?.id ?? "";
    const copy = (number: number, lines = JSON.stringify([FEE])) =>
      sql`
      insert into receipt select gen_random_uuid(), book_id, kind, ${number}, 'used', amount, ${lines}::jsonb, payer_name,
        payer_address, dossier_id, dossier_code, gen_random_uuid(), method, cashier_id, cashier_name, issued_at, null,
        null, document_hash, search from receipt where id = ${id}`.execute(world.db);
    await expect(copy(1)).rejects.toThrow(/not the next one/);
    await expect(copy(3)).rejects.toThrow(/not the next one/);
    await expect(copy(2, JSON.stringify([{ ...FEE, amount: 1 }]))).rejects.toThrow(/do not make its amount/);
    await expect(copy(2, JSON.stringify([{ ...FEE, kind: "le-phi" }]))).rejects.toThrow(
      /receipt_check|check constraint/,
    );
    for (const change of [
      sql`update receipt set amount = 1 where id = ${id}`,
      sql`update receipt set state = 'cancelled' where id = ${id}`,
      sql`delete from receipt where id = ${id}`,
      sql`truncate receipt cascade`,
      sql`update receipt_book set next_number = 1 where id = ${bookId}`,
      sql`update receipt_book set last_number = 99 where id = ${bookId}`,
      sql`delete from receipt_book where id = ${bookId}`,
      sql`update receipt_event set reason = 'x'`,
      sql`delete from receipt_event`,
      sql`delete from receipt_spoilage`,
      sql`update receipt_series set stem = 'XX'`,
      sql`delete from receipt_delegation`,
    ]) {
      await expect(change.execute(world.db)).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("refuses a receipt of another moment once the clock is the server's", async () => {
    await sql`update installation set simulated_clock = false`.execute(world.database.owner);
    try {
      const issuer = { agencyId: world.agency("H37.03"), collector: world.agency("H37.92") };
      await expect(world.issue({ issuer, at: MONDAY })).rejects.toMatchObject({
        code: "MC503",
      });
    } finally {
      await sql`update installation set simulated_clock = true`.execute(world.database.owner);
    }
  });
});
