import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { receiptRefusalText } from "../domain/refusal-texts.ts";
import { listReceiptsOf, sumOfReceipts } from "../store/receipts.ts";
import { at, aWorld, FEE, LEVY, MONDAY, type World } from "../testing-world.ts";
import { cancelReceipts } from "./cancel-receipts.ts";
import { issueReceipts } from "./issue-receipts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => world.database.drop());

describe("issuing receipts", () => {
  it("writes phí and lệ phí on receipts of their own, each with its form, symbol and number", async () => {
    const paymentId = newId();
    const issued = await world.issue({ paymentId, lines: [FEE, LEVY, { ...FEE, code: "P02", amount: 50_000 }] });
    expect(issued.map(({ kind, amount, number, state }) => ({ kind, amount, number, state }))).toEqual([
      { kind: "le-phi", amount: 100_000, number: 1, state: "used" },
      { kind: "phi", amount: 850_000, number: 1, state: "used" },
    ]);
    expect(issued.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^02BLP [A-Z]{2}-26E 00000001$/),
      expect.stringMatching(/^01BLP [A-Z]{2}-26E 00000001$/),
    ]);
    expect(new Set(await listReceiptsOf(world.db, { paymentId }))).toEqual(new Set(issued));
  });

  it("numbers the centre, the bank and the post apart, and each agency apart", async () => {
    const symbols = await Promise.all(
      ["H37.92", "H37.93", "H37.00"].flatMap((collector) =>
        ["H37.08", "H37.09"].map(async (agency) => {
          const issuer = { agencyId: world.agency(agency), collector: world.agency(collector) };
          const [receipt] = await world.issue({ issuer });
          return `${receipt?.symbol ?? ""} ${String(receipt?.number)}`;
        }),
      ),
    );
    expect(new Set(symbols).size).toBe(6);
    expect(symbols.every((symbol) => symbol.endsWith(" 1"))).toBe(true);
  });

  it("refuses the same payment twice, and keeps its number for the next one", async () => {
    const issuer = { agencyId: world.agency("H37.03"), collector: world.agency("H37.92") };
    const [first] = await world.issue({ issuer });
    await expect(world.issue({ issuer, paymentId: first?.paymentId ?? "" })).rejects.toThrow(/receipt_once/);
    const [second] = await world.issue({ issuer });
    expect(second?.number).toBe(2);
  });

  it("refuses items that are no money, before a number is taken", async () => {
    for (const amount of [0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER, 1e12]) {
      const issued = await transact(world.db, (tx) =>
        issueReceipts(tx, world.collection({ lines: [{ ...FEE, amount }] })),
      );
      expect(issued).toEqual({ ok: false, error: { kind: "receipts/bad-lines" } });
    }
  });

  it("begins again at 1 on 1 January, by the clock of Vietnam", async () => {
    const issuer = { agencyId: world.agency("H37.05"), collector: world.agency("H37.00") };
    const instants = ["2026-12-31T23:59:58", "2026-12-31T23:59:59", "2027-01-01T00:00:00", "2027-01-01T00:00:01"];
    const labels: string[] = [];
    for (const instant of instants) {
      const [receipt] = await world.issue({ issuer, at: at(instant) });
      labels.push(receipt?.label.slice(8) ?? "");
    }
    expect(labels).toEqual(["26E 00000001", "26E 00000002", "27E 00000001", "27E 00000002"].map((end) => `-${end}`));
  });
});

describe("sixty-four clients at once", () => {
  it("leave no gap and no number twice, over midnight of 31 December, with every third one rolled back", async () => {
    const issuer = { agencyId: world.agency("H37.06"), collector: world.agency("H37.92") };
    const clients = Array.from({ length: 64 }, async (_, client) => {
      const when = client % 2 === 0 ? at("2026-12-31T23:59:59") : at("2027-01-01T00:00:00");
      await transact(world.db, async (tx) => {
        const issued = await issueReceipts(tx, world.collection({ issuer, at: when, lines: [FEE, LEVY] }));
        expect(issued).toMatchObject({ ok: true });
        if (client % 3 === 0) throw new Error("the payment failed");
      });
    });
    const done = await Promise.allSettled(clients);
    expect(done.filter(({ status }) => status === "rejected")).toHaveLength(22);

    const { rows } = await sql<{ symbol: string; n: number; least: number; most: number; next: number }>`
      select symbol, count(*)::int as n, min(number) as least, max(number) as most, next_number as next
      from receipt join receipt_book as book on book.id = receipt.book_id
      where principal_id = ${issuer.agencyId} group by symbol, next_number`.execute(world.db);
    expect(rows).toHaveLength(4);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(42 * 2);
    for (const { n, least, most, next } of rows) expect([least, most, next]).toEqual([1, n, n + 1]);
  });
});

describe("without a book", () => {
  it("says what the accountant has to do", async () => {
    const empty = await aWorld("empty");
    try {
      const refusal = async (collector: string) => {
        const issuer = { agencyId: empty.agency("H37.07"), collector: empty.agency(collector) };
        const issued = await transact(empty.db, (tx) => issueReceipts(tx, empty.collection({ issuer })));
        return issued.ok ? "" : receiptRefusalText(issued.error).vi;
      };
      expect(await refusal("H37.00")).toMatch(/Chưa có sổ biên lai thu phí của Sở Xây dựng.*Kế toán Trung tâm cần mở/);
      expect(await refusal("H37.92")).toMatch(/chưa có văn bản ủy nhiệm.*Kế toán Trung tâm cần nhập/);
    } finally {
      await empty.database.drop();
    }
  });
});

describe("cancelling", () => {
  const reason = "Thu nhầm hồ sơ";

  it("keeps the numbers visible, with reason and both people, and takes the money out of the sum", async () => {
    const day = Temporal.PlainDate.from("2026-11-25");
    const [levy, fee] = await world.issue({ at: at("2026-11-25T10:00"), lines: [FEE, LEVY] });
    const paymentId = fee?.paymentId ?? "";
    expect(await sumOfReceipts(world.db, { day })).toBe(900_000);
    const who = { actorId: newId(), approverId: newId() };
    const done = await transact(world.db, (tx) =>
      cancelReceipts(tx, { paymentId, reason, at: at("2026-11-25T10:05"), ...who }),
    );
    expect(done.ok && done.value.map(({ id }) => id).toSorted()).toEqual([levy?.id, fee?.id].toSorted());
    const states = (await listReceiptsOf(world.db, { paymentId })).map(({ state }) => state);
    expect(states).toEqual(["cancelled", "cancelled"]);
    expect(await sumOfReceipts(world.db, { day })).toBe(0);
    expect(await sumOfReceipts(world.db, { dossierId: fee?.dossier.id ?? "" })).toBe(0);
    const again = await transact(world.db, (tx) => cancelReceipts(tx, { paymentId, reason, at: MONDAY, ...who }));
    expect(again).toEqual({ ok: false, error: { kind: "receipts/nothing-to-cancel" } });
  });

  it("needs a reason and a second person", async () => {
    const [receipt] = await world.issue();
    const [actorId, paymentId] = [newId(), receipt?.paymentId ?? ""];
    const cancel = (change: object) =>
      transact(world.db, (tx) =>
        cancelReceipts(tx, { paymentId, reason, at: MONDAY, actorId, approverId: newId(), ...change }),
      );
    expect(await cancel({ reason: " " })).toMatchObject({ error: { kind: "receipts/reason-missing" } });
    expect(await cancel({ approverId: actorId })).toMatchObject({ error: { kind: "receipts/second-person" } });
    expect(await listReceiptsOf(world.db, { paymentId })).toMatchObject([{ state: "used" }]);
  });

  it("happens once when two ask at the same time", async () => {
    const [receipt] = await world.issue();
    const once = () =>
      transact(world.db, (tx) =>
        cancelReceipts(tx, {
          paymentId: receipt?.paymentId ?? "",
          reason,
          at: MONDAY,
          actorId: newId(),
          approverId: newId(),
        }),
      );
    const done = await Promise.all([once(), once()]);
    expect(done.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });
});
