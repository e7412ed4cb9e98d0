import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { findBook } from "../store/books.ts";
import { listChangesOf } from "../store/changes.ts";
import { findReceipt, historyOf, listCorrections, sumOfReceipts } from "../store/receipts.ts";
import { listSpoilage } from "../store/spoilage.ts";
import { aWorld, FEE, type World } from "../testing-world.ts";
import { askForChange, decideChange, type AskForChange } from "./change-receipts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => world.database.drop());

const MINUTES = { minutesNumber: "03/BB-MHB", minutesDate: "23/11/2026", reason: "Ẩm mốc, rách" };

async function asked(change: Omit<AskForChange, "id">, role: "accountant" | "cashier" = "accountant"): Promise<string> {
  const done = await askForChange(world.acting(role), { id: newId(), ...change });
  if (!done.ok) throw new Error(done.error.kind);
  return done.value.id;
}

const approve = (id: string, role: "centre-manager" | "bank-controller" | "accountant" = "centre-manager") =>
  decideChange(world.acting(role), { id, decision: "approved", note: "" });

describe("unused paper numbers", () => {
  it("are written off after a second person agrees, and skipped from then on", async () => {
    const bookId = await world.paper({ stem: "SA" });
    const issuer = { agencyId: world.agency("H37.07"), collector: world.agency("H37.00") };
    const typed = { ...MINUTES, spoilage: "damaged", firstNumber: "2", lastNumber: "4" };
    const id = await asked({ kind: "spoil", of: { bookId }, typed });
    expect(await listSpoilage(world.db, bookId)).toEqual([]);
    expect(await approve(id)).toMatchObject({ ok: true });
    expect(await listSpoilage(world.db, bookId)).toMatchObject([
      { firstNumber: 2, lastNumber: 4, kind: "damaged", minutesNumber: "03/BB-MHB" },
    ]);
    const numbers = [await world.issue({ issuer }), await world.issue({ issuer })].map(([receipt]) => receipt?.number);
    expect(numbers).toEqual([1, 5]);
    // The next ones are spoilt at once: the book moves on by itself.
    await approve(
      await asked({
        kind: "spoil",
        of: { bookId },
        typed: { ...typed, spoilage: "lost", firstNumber: "6", lastNumber: "10" },
      }),
    );
    expect(await findBook(world.db, bookId)).toMatchObject({ nextNumber: 11 });
  });

  it("that are used meanwhile are not, and the decision stays open", async () => {
    const bookId = await world.paper({ stem: "SB", principalId: world.agency("H37.08") });
    const typed = { ...MINUTES, spoilage: "lost", firstNumber: "1", lastNumber: "1" };
    const id = await asked({ kind: "spoil", of: { bookId }, typed });
    await world.issue({ issuer: { agencyId: world.agency("H37.08"), collector: world.agency("H37.00") } });
    expect(await approve(id)).toMatchObject({ error: { kind: "receipts/numbers-gone" } });
    expect(await listChangesOf(world.db, { bookId })).toMatchObject([{ decision: null }]);
  });

  it("are written off once when two ranges that overlap are approved at the same time", async () => {
    const bookId = await world.paper({ stem: "SD" });
    const range = (firstNumber: string, lastNumber: string) =>
      asked({
        kind: "spoil",
        of: { bookId },
        typed: { ...MINUTES, spoilage: "lost", firstNumber, lastNumber, reason: "Mất cả tập" },
      });
    const ids = [await range("2", "5"), await range("4", "8")];
    const done = await Promise.all(ids.map((id) => approve(id)));
    expect(done.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(done.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "receipts/numbers-gone" } });
    expect(await listSpoilage(world.db, bookId)).toHaveLength(1);
    expect((await findBook(world.db, bookId))?.nextNumber).toBe(1);
  });

  it("are asked for by the accountant, of paper only, with minutes and a reason", async () => {
    const [receipt] = await world.issue();
    const typed = { ...MINUTES, spoilage: "lost", firstNumber: "3", lastNumber: "2", minutesNumber: "", reason: "" };
    const bookId = await world.paper({ stem: "SC" });
    const ask = (change: Partial<AskForChange>, role: "accountant" | "cashier" = "accountant") =>
      askForChange(world.acting(role), { id: newId(), kind: "spoil", of: { bookId }, typed, ...change });
    expect(await ask({}, "cashier")).toMatchObject({ error: { kind: "receipts/not-allowed" } });
    const faulty = await ask({});
    expect(
      !faulty.ok && faulty.error.kind === "receipts/invalid" && faulty.error.faults.map(({ field }) => field),
    ).toEqual(["reason", "lastNumber", "minutesNumber"]);
    const good = { ...typed, ...MINUTES, lastNumber: "3" };
    expect(await ask({ typed: good, of: { bookId: receipt?.bookId ?? "" } })).toMatchObject({
      error: { kind: "receipts/numbers-gone" },
    });
    expect(await ask({ typed: good, of: { bookId: newId() } })).toMatchObject({
      error: { kind: "receipts/not-found" },
    });
  });
});

const SAME_ITEMS: readonly Record<string, string>[] = [
  {},
  { "item-0": FEE.name },
  { "item-0": "Phí khác", "item-1": "Phí không có" },
];

describe("a receipt that names the wrong payer", () => {
  const typed = { payerName: "Hoàng Thị Ngọc Ánh", payerAddress: "Thôn Nà Sầm", reason: "Ghi nhầm người nộp" };
  const bank = () => ({ cashierId: world.viewer("cashier").officerId });

  it("is replaced by one with the next number that names the old one; the money stays the same", async () => {
    const [old] = await world.issue(bank());
    const id = await asked({ kind: "replace", of: { receiptId: old?.id ?? "" }, typed }, "cashier");
    const done = await approve(id, "bank-controller");
    expect(done).toMatchObject({
      value: { number: (old?.number ?? 0) + 1, correctsId: old?.id, correction: "replacement", amount: old?.amount },
    });
    expect(await findReceipt(world.db, old?.id ?? "")).toMatchObject({ state: "replaced" });
    expect(await sumOfReceipts(world.db, { dossierId: old?.dossier.id ?? "" })).toBe(old?.amount);
    expect(await historyOf(world.db, old?.id ?? "")).toMatchObject([
      { kind: "replaced", actorId: bank().cashierId, approverId: world.viewer("bank-controller").officerId },
    ]);
    expect(await approve(id, "bank-controller")).toMatchObject({ error: { kind: "receipts/already-decided" } });
    const again = await askForChange(world.acting("cashier"), {
      id: newId(),
      kind: "replace",
      of: { receiptId: old?.id ?? "" },
      typed,
    });
    expect(again).toMatchObject({ error: { kind: "receipts/not-in-force" } });
  });

  it("can be adjusted instead: it stays in force, and the adjustment moves no đồng", async () => {
    const [old] = await world.issue();
    const of = { receiptId: old?.id ?? "" };
    expect(await approve(await asked({ kind: "adjust", of, typed }))).toMatchObject({
      value: { amount: 0, correction: "adjustment" },
    });
    expect(await findReceipt(world.db, of.receiptId)).toMatchObject({ state: "adjusted" });
    expect(await sumOfReceipts(world.db, { dossierId: old?.dossier.id ?? "" })).toBe(old?.amount);
    const [adjustment] = await listCorrections(world.db, of.receiptId);
    const onTop = (kind: "adjust" | "replace", receiptId: string) =>
      askForChange(world.acting("accountant"), {
        ...{ id: newId(), kind, of: { receiptId } },
        typed: { ...typed, payerName: "Một người khác nữa" },
      });
    const never = { error: { kind: "receipts/not-in-force" } };
    expect(await onTop("adjust", adjustment?.id ?? "")).toMatchObject(never);
    expect(await onTop("replace", adjustment?.id ?? "")).toMatchObject(never);
    expect(await onTop("replace", of.receiptId)).toMatchObject(never);
    const further = await onTop("adjust", of.receiptId);
    expect(further.ok && (await approve(further.value.id))).toMatchObject({ value: { correctsId: of.receiptId } });
  });

  it("is not put right by saying the same again; a wrong item is named, and no đồng moves", async () => {
    const [old] = await world.issue({ lines: [FEE] });
    const of = { receiptId: old?.id ?? "" };
    const same = { payerName: old?.payer.name ?? "", payerAddress: old?.payer.address ?? "", reason: "Như cũ" };
    for (const kind of ["replace", "adjust"] as const) {
      for (const items of SAME_ITEMS) {
        const ask = askForChange(world.acting("accountant"), { id: newId(), kind, of, typed: { ...same, ...items } });
        expect(await ask).toMatchObject({ error: { faults: [{ field: "payerName" }] } });
      }
    }
    const right = { ...same, "item-0": "Phí thẩm định cấp giấy phép" };
    expect(await approve(await asked({ kind: "adjust", of, typed: right }))).toMatchObject({
      value: {
        amount: 0,
        lines: [{ code: "P01", name: expect.stringContaining("Phí thẩm định cấp giấy phép"), amount: 0 }],
      },
    });
    const [other] = await world.issue({ lines: [FEE] });
    expect(
      await approve(await asked({ kind: "replace", of: { receiptId: other?.id ?? "" }, typed: right })),
    ).toMatchObject({
      value: { lines: [{ ...FEE, name: "Phí thẩm định cấp giấy phép" }], amount: FEE.amount },
    });
  });

  it("is replaced once when two are asked for and approved at the same time", async () => {
    const [old] = await world.issue();
    const of = { receiptId: old?.id ?? "" };
    const ids = [await asked({ kind: "replace", of, typed }), await asked({ kind: "replace", of, typed })];
    const done = await Promise.all(ids.map((id) => approve(id)));
    expect(done.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await listCorrections(world.db, of.receiptId)).toHaveLength(1);
  });

  it("is not decided by who asked, by the accountant, or by the controller of another holder", async () => {
    const [old] = await world.issue({
      issuer: { agencyId: world.agency("H37.07"), collector: world.agency("H37.93") },
    });
    const id = await asked({ kind: "replace", of: { receiptId: old?.id ?? "" }, typed });
    for (const role of ["accountant", "bank-controller"] as const) {
      expect(await approve(id, role)).toMatchObject({ error: { kind: "receipts/not-allowed" } });
    }
    const refused = await decideChange(world.acting("centre-manager"), { id, decision: "refused", note: "Không sai" });
    expect(refused).toEqual({ ok: true, value: undefined });
    expect(await findReceipt(world.db, old?.id ?? "")).toMatchObject({ state: "used" });
  });

  it("of another cashier is not found", async () => {
    const [old] = await world.issue();
    const ask = await askForChange(world.acting("cashier"), {
      id: newId(),
      kind: "replace",
      of: { receiptId: old?.id ?? "" },
      typed,
    });
    expect(ask).toMatchObject({ error: { kind: "receipts/not-found" } });
  });
});

describe("a lost copy", () => {
  it("is noted with its minutes; the receipt stays in force", async () => {
    const [receipt] = await world.issue();
    const id = receipt?.id ?? "";
    await approve(
      await asked({ kind: "copy-lost", of: { receiptId: id }, typed: { ...MINUTES, reason: "Mất liên 1" } }),
    );
    expect(await findReceipt(world.db, id)).toMatchObject({ state: "used" });
    expect(await historyOf(world.db, id)).toMatchObject([
      { kind: "copy-lost", reason: "Mất liên 1 (biên bản 03/BB-MHB)" },
    ]);
  });
});
