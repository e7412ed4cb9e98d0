import fc from "fast-check";
import { instantOf, Temporal } from "#kernel/time.ts";
import type { Figures, Flow } from "./domain/flow.ts";
import { FLOW_MEASURES } from "./domain/flow.ts";
import type { Report } from "./domain/report.ts";

/** The flow of a stretch of time, any numbers. */
export function anyFlow(): fc.Arbitrary<Flow> {
  const count = fc.nat(5_000);
  return fc
    .tuple(...FLOW_MEASURES.map(() => count))
    .map((counts) => Object.fromEntries(FLOW_MEASURES.map((name, index) => [name, counts[index] ?? 0])) as Flow);
}

/** Any figures, also such as no history gives: identities must hold by the way they are computed. */
export function anyFigures(): fc.Arbitrary<Figures> {
  return fc.record({ before: anyFlow(), during: anyFlow() });
}

/** A small report of November 2026 to render, store and compare. */
export function aReport(changes: Partial<Report> = {}): Report {
  const behind = { agencyId: "a1", fieldCode: "F1" } as const;
  return {
    template: "ii-06a",
    formNumber: "Biểu số II.06a/VPCP/KSTT",
    title: "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC",
    reporter: "Sở Xây dựng",
    recipient: "UBND tỉnh Lạng Sơn",
    unit: "Số hồ sơ TTHC",
    period: {
      from: Temporal.PlainDate.from("2026-11-01"),
      to: Temporal.PlainDate.from("2026-11-30"),
      name: "Tháng 11 năm 2026",
    },
    asOf: instantOf(Temporal.PlainDateTime.from("2026-11-25T16:30")),
    headings: [
      [
        { text: "STT", columns: 1, rows: 2 },
        { text: "Lĩnh vực", columns: 1, rows: 2 },
        { text: "Tiếp nhận", columns: 2, rows: 1 },
      ],
      [
        { text: "Tổng số", columns: 1, rows: 1 },
        { text: "Tỷ lệ", columns: 1, rows: 1 },
      ],
    ],
    columns: [
      { key: "ordinal", name: "STT", width: "narrow" },
      { key: "field", name: "Lĩnh vực", width: "wide" },
      { key: "total", name: "Tiếp nhận – Tổng số" },
      { key: "share", name: "Tiếp nhận – Tỷ lệ" },
    ],
    rows: [
      {
        key: "F1",
        kind: "row",
        cells: [
          { kind: "text", text: "1" },
          { kind: "text", text: "=1+1 Đất đai" },
          { kind: "count", value: 1284, behind: { measure: "received", ...behind } },
          { kind: "percent", value: 0.985 },
        ],
      },
      {
        key: "total",
        kind: "total",
        cells: [
          { kind: "text", text: "" },
          { kind: "text", text: "TỔNG SỐ" },
          { kind: "count", value: 1284 },
          { kind: "unknown", why: "chưa ghi nhận." },
        ],
      },
    ],
    reconciliations: [{ text: "(3) = (7) + (11)", left: 1284, right: 1284 }],
    notes: [["Trong đó rút ", { text: "2", behind: { measure: "withdrawn", ...behind } }, "."]],
    legalBasis: "Thông tư 01/2020/TT-VPCP",
    ...changes,
  };
}
