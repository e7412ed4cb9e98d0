import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "./report-layout.ts";

const anyColumn = (index: number) =>
  fc.record({
    key: fc.constant(`c${index}`),
    name: fc.constant(`Cột ${index}`),
    head: fc.constantFrom("Tổng số", "Quá hạn"),
    under: fc.array(fc.constantFrom("Tiếp nhận", "Trong kỳ"), { maxLength: 2 }),
  });

describe("layOut", () => {
  it("merges neighbours under the same title and lets a lone column reach down", () => {
    const { headings } = layOut([
      { key: "a", name: "A", head: "A" },
      { key: "b", name: "B", head: "B", under: ["Nhóm"] },
      { key: "c", name: "C", head: "C", under: ["Nhóm"] },
    ]);
    expect(headings).toEqual([
      [
        { text: "A", columns: 1, rows: 2 },
        { text: "Nhóm", columns: 2, rows: 1 },
      ],
      [
        { text: "B", columns: 1, rows: 1 },
        { text: "C", columns: 1, rows: 1 },
      ],
    ]);
  });

  it("does not merge columns of the same name", () => {
    const column = { name: "Tổng số", head: "Tổng số", under: ["Nhóm"] };
    const { headings } = layOut([
      { key: "a", ...column },
      { key: "b", ...column },
    ]);
    expect(headings[1]).toHaveLength(2);
  });

  it("covers every column in every row exactly once", () => {
    const columns = fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyColumn(i))));
    fc.assert(
      fc.property(columns, (asked) => {
        const { headings } = layOut(asked);
        const area = headings.flat().reduce((sum, { columns: across, rows }) => sum + across * rows, 0);
        expect(area).toBe(asked.length * headings.length);
      }),
    );
  });
});
