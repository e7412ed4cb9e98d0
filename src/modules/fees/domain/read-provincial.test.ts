import { describe, expect, it } from "vitest";
import { readProvincial } from "./read-provincial.ts";

const TYPED = {
  muc: "dat-dai/cap-giay/ca-nhan",
  soTien: "25000",
  tu: "1/1/2027",
  den: "",
  nghiQuyet: "NQ 9/2026/NQ-HĐND",
};
const TABLES = ["dat-dai/cap-giay/ca-nhan"];

describe("an amount of the province", () => {
  it("is read with its resolution and its days", () => {
    expect(readProvincial(TYPED, TABLES)).toEqual({
      ok: true,
      value: { table: TABLES[0], amount: 25_000, resolution: "NQ 9/2026/NQ-HĐND", from: "2027-01-01", to: null },
    });
  });

  it.each([
    [{ muc: "khác" }, "muc"],
    [{ soTien: "" }, "soTien"],
    [{ soTien: "25.000" }, "soTien"],
    [{ soTien: "25000 " }, "soTien"],
    [{ soTien: "1e3" }, "soTien"],
    [{ tu: "" }, "tu"],
    [{ tu: "30/02/2027" }, "tu"],
    [{ den: "31/12/2026" }, "den"],
    [{ nghiQuyet: " " }, "nghiQuyet"],
  ])("names what is wrong: %o", (change, field) => {
    const read = readProvincial({ ...TYPED, ...change }, TABLES);
    expect(read.ok ? [] : read.error.map((error) => error.field)).toEqual([field]);
  });
});
