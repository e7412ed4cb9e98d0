import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountName,
  bankAccount,
  cashAccount,
  collectedAccount,
  COUNT_DIFFERENCES,
  floatAccount,
  inTransitAccount,
  isAsset,
  REFUNDS_PAYABLE,
  SUSPENSE,
  treasuryAccount,
} from "./accounts.ts";
import { checkPostings, merged, reversed, transfer, type Posting } from "./entry.ts";

const MOST = 999_999_999_999;
const anAccount = fc.constantFrom("1111:Q1", "1121:112000012345", "3388", "3331:phi:a", "3331:le-phi:a");
const anAmount = fc.integer({ min: 1, max: 5_000_000 });
const somePostings = fc.array(fc.record({ account: anAccount, amount: fc.integer({ min: -900, max: 900 }) }), {
  maxLength: 12,
});
const sum = (postings: readonly Posting[]) => postings.reduce((total, { amount }) => total + amount, 0);

describe("postings of an entry", () => {
  it("are taken when they are whole đồng and sum to nothing, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anAccount, anAccount, anAmount), { minLength: 1, maxLength: 10 }), (moves) => {
        const postings = moves.flatMap(([from, to, amount]) => transfer(from, to, amount));
        expect(checkPostings(postings)).toEqual({ ok: true, value: postings });
        expect(checkPostings(postings.toReversed()).ok).toBe(true);
      }),
    );
  });

  it("one đồng off are refused, with how much is missing", () => {
    fc.assert(
      fc.property(anAmount, fc.constantFrom(1, -1, 1_000), (amount, off) => {
        const [debit, ...credit] = transfer("3388", "1111:Q1", amount + 2_000);
        if (debit === undefined) throw new Error("no debit");
        const odd = [{ ...debit, amount: debit.amount + off }, ...credit];
        expect(checkPostings(odd)).toEqual({ ok: false, error: { kind: "ledger/unbalanced", sum: off } });
      }),
    );
  });

  it.each([
    ["nothing", 0],
    ["half a đồng", 0.5],
    ["no number", Number.NaN],
    ["no end", Number.POSITIVE_INFINITY],
    ["more than fits", MOST + 1],
    ["less than fits", -MOST - 1],
  ])("with an amount of %s are refused by name", (_what, amount) => {
    const postings = [
      { account: "1111:Q1", amount },
      { account: "3388", amount: -amount },
    ];
    expect(checkPostings(postings)).toEqual({
      ok: false,
      error: { kind: "ledger/amount", account: "1111:Q1", amount },
    });
  });

  it("may be as large as the books can hold", () => {
    expect(checkPostings(transfer("3388", "1111:Q1", MOST)).ok).toBe(true);
  });

  it("are at least two", () => {
    expect(checkPostings([])).toEqual({ ok: false, error: { kind: "ledger/unbalanced", sum: 0 } });
    expect(checkPostings([{ account: "3388", amount: 1 }])).toMatchObject({
      error: { kind: "ledger/unbalanced", sum: 1 },
    });
  });
});

describe("a transfer", () => {
  it("takes from one account what it brings to the other", () => {
    expect(transfer("1131:gateway", "1121:112000012345", 119_000)).toEqual([
      { account: "1121:112000012345", amount: 119_000 },
      { account: "1131:gateway", amount: -119_000 },
    ]);
  });

  it("of less than nothing goes the other way", () => {
    const [one, other] = [transfer("a", "b", -5), transfer("b", "a", 5)];
    expect(one.toSorted((x, y) => x.amount - y.amount)).toEqual(other.toSorted((x, y) => x.amount - y.amount));
  });
});

describe("the mirror image", () => {
  it("leaves nothing together with the entry, and twice mirrored is the entry", () => {
    fc.assert(
      fc.property(somePostings, (postings) => {
        const whole = postings.filter(({ amount }) => amount !== 0);
        expect(merged([...whole, ...reversed(whole)])).toEqual([]);
        expect(reversed(reversed(whole))).toEqual(whole);
      }),
    );
  });
});

describe("merged postings", () => {
  it("name each account once, never with nothing, and move the same", () => {
    fc.assert(
      fc.property(somePostings, (postings) => {
        const one = merged(postings);
        expect(new Set(one.map(({ account }) => account)).size).toBe(one.length);
        expect(one.every(({ amount }) => amount !== 0)).toBe(true);
        expect(sum(one)).toBe(sum(postings));
        for (const { account, amount } of one) {
          expect(amount).toBe(sum(postings.filter((posting) => posting.account === account)));
        }
        expect(merged(one)).toEqual(one);
      }),
    );
  });
});

describe("accounts", () => {
  // The shape that the database demands of every account.
  const SHAPE = /^[0-9]{4}(:[A-Za-z0-9._-]{1,60}){0,2}$/;
  const AGENCY = "01a215a0-3268-7000-b92b-00bdb8004ce9";
  it.each([
    [SUSPENSE, "Tiền chờ xử lý", "no"],
    [REFUNDS_PAYABLE, "Phải hoàn trả người nộp", "no"],
    [COUNT_DIFFERENCES, "Chênh lệch kiểm quỹ", "yes"],
    [cashAccount("H37.92"), "Tiền mặt tại quầy", "yes"],
    [bankAccount("112000012345"), "Tiền gửi ngân hàng", "yes"],
    [floatAccount("H37.92"), "Tiền lẻ ứng cho quầy", "no"],
    [inTransitAccount("gateway"), "Tiền đang chuyển", "yes"],
    [collectedAccount("phi", AGENCY), "Phí, lệ phí đã thu phải nộp", "no"],
    [collectedAccount("le-phi", AGENCY), "Phí, lệ phí đã thu phải nộp", "no"],
    [treasuryAccount(AGENCY), "Đã nộp Kho bạc", "yes"],
  ])("%s is %s", (account, name, asset) => {
    expect(account).toMatch(SHAPE);
    expect(accountName(account)).toBe(name);
    expect(isAsset(account)).toBe(asset === "yes");
  });

  it("of phí and of lệ phí, and of two agencies, are apart", () => {
    const all = [collectedAccount("phi", "a"), collectedAccount("le-phi", "a"), collectedAccount("phi", "b")];
    expect(new Set(all).size).toBe(3);
  });

  it("without a name are called by their number", () => {
    expect(accountName("9999:x")).toBe("9999:x");
  });
});
