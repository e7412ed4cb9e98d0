import { describe, expect, it } from "vitest";
import { agencyTable, counted, unrecorded } from "./agency-table.ts";
import { sayCell } from "./report-lines.ts";

type Numbers = { readonly received: number };

const COLUMNS = [
  counted<Numbers>(
    { key: "received", head: "Trực tiếp", under: ["Tiếp nhận"] },
    "received",
    ({ received }) => received,
  ),
  unrecorded<Numbers>({ key: "paid", head: "Trực tuyến", under: ["Thanh toán"] }, "chưa ghi nhận."),
];
const line = (id: string, received: number) => ({ agency: { id, name: `Sở ${id}` }, numbers: { received } });

describe("agencyTable", () => {
  it("has a line for each agency, also with nothing, and a total that opens all of them", () => {
    const total = { numbers: { received: 5 }, whose: {} };
    const { rows, columns } = agencyTable({ columns: COLUMNS, lines: [line("a", 5), line("b", 0)], total });
    expect(rows.map(({ key, kind, cells }) => [key, kind, cells.map(sayCell).join("|")])).toEqual([
      ["a", "row", "1|Sở a|5|–"],
      ["b", "row", "2|Sở b|0|–"],
      ["total", "total", "|TỔNG SỐ|5|–"],
    ]);
    expect(rows[0]?.cells[2]).toMatchObject({ behind: { measure: "received", agencyId: "a" } });
    expect(rows[2]?.cells[2]).toEqual({ kind: "count", value: 5, behind: { measure: "received" } });
    expect(columns.map(({ name }) => name)).toEqual([
      "STT",
      "Đơn vị",
      "Tiếp nhận – Trực tiếp",
      "Thanh toán – Trực tuyến",
    ]);
  });

  it("needs no total below a single agency", () => {
    const total = { numbers: { received: 5 }, whose: { agencyId: "a" } };
    expect(agencyTable({ columns: COLUMNS, lines: [line("a", 5)], total }).rows).toHaveLength(1);
  });

  it("never shows 0 for what is not recorded", () => {
    const cells = COLUMNS.map(({ cell }) => cell({ received: 0 }, {}));
    expect(cells.map(({ kind }) => kind)).toEqual(["count", "unknown"]);
  });
});
