import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFigures } from "../testing-report.ts";
import { formNotes } from "./form-ii06-notes.ts";
import { addSplit, formCounts, formIdentities, formLayout, formRow, isBlank, NO_SPLIT } from "./form-ii06.ts";
import { NO_FIGURES, NO_FLOW, type Figures } from "./flow.ts";
import { sayNote } from "./report-lines.ts";

const anySplit = () => fc.record({ online: anyFigures(), otherwise: anyFigures() });
const during = (flow: Partial<Figures["during"]>): Figures => ({ before: NO_FLOW, during: { ...NO_FLOW, ...flow } });

describe("form II.06", () => {
  it("has the headings of TT 01/2020 word for word, three rows deep", () => {
    const { headings, columns } = formLayout("Lĩnh vực, công việc giải quyết");
    expect(headings.map((row) => row.map(({ text, columns: across, rows }) => [text, across, rows]))).toEqual([
      [
        ["STT", 1, 3],
        ["Lĩnh vực, công việc giải quyết", 1, 3],
        ["Số lượng hồ sơ tiếp nhận", 4, 1],
        ["Số lượng hồ sơ đã giải quyết", 4, 1],
        ["Số lượng hồ sơ đang giải quyết", 3, 1],
      ],
      [
        ["Tổng số", 1, 2],
        ["Trong kỳ", 2, 1],
        ["Từ kỳ trước", 1, 2],
        ["Tổng số", 1, 2],
        ["Trước hạn", 1, 2],
        ["Đúng hạn", 1, 2],
        ["Quá hạn", 1, 2],
        ["Tổng số", 1, 2],
        ["Trong hạn", 1, 2],
        ["Quá hạn", 1, 2],
      ],
      [
        ["Trực tuyến", 1, 1],
        ["Trực tiếp, dịch vụ bưu chính", 1, 1],
      ],
    ]);
    expect(columns.map(({ number }) => number)).toEqual([
      "(1)",
      "(2)",
      "(3)=(4)+(5)+(6)",
      "(4)",
      "(5)",
      "(6)",
      "(7)=(8)+(9)+(10)",
      "(8)",
      "(9)",
      "(10)",
      "(11)=(12)+(13)",
      "(12)",
      "(13)",
    ]);
  });

  it("holds its identities for any figures whose verdicts are complete", () => {
    fc.assert(
      fc.property(anySplit(), (split) => {
        const whole = (figures: Figures): Figures => {
          const fit = (flow: Figures["during"]) => ({
            ...flow,
            withdrawn: flow.endedEarly + flow.endedOnTime,
            stopped: flow.endedLate,
          });
          return { before: fit(figures.before), during: fit(figures.during) };
        };
        const identities = formIdentities({ online: whole(split.online), otherwise: whole(split.otherwise) });
        expect(identities).toHaveLength(4);
        expect(identities.filter(({ left, right }) => left !== right)).toEqual([]);
      }),
    );
  });

  it("shows an ending without a verdict as a difference and does not round it away (B-52)", () => {
    const broken = { ...NO_SPLIT, online: during({ received: 10, withdrawn: 10 }) };
    expect(formIdentities(broken).find(({ text }) => text.startsWith("(7)"))).toMatchObject({ left: 10, right: 0 });
  });

  it("adds up: the form of two units together is the sum of their forms", () => {
    fc.assert(
      fc.property(anySplit(), anySplit(), (a, b) => {
        const [left, right, both] = [formCounts(a), formCounts(b), formCounts(addSplit(a, b))];
        const sum = Object.keys(both).map((name) => Number(Reflect.get(left, name)) + Number(Reflect.get(right, name)));
        expect(Object.values(both)).toEqual(sum);
      }),
    );
  });

  it("settles withdrawn and stopped dossiers by the date of their ending and tells how many", () => {
    const online = during({
      received: 5,
      early: 1,
      withdrawn: 1,
      stopped: 1,
      endedOnTime: 1,
      endedLate: 1,
      refused: 3,
    });
    const split = { ...NO_SPLIT, online };
    expect(formCounts(split)).toMatchObject({ total: 5, settled: 3, early: 1, onTime: 1, late: 1, open: 2 });
    const [first, second] = formNotes(split, { agencyId: "a" });
    expect(sayNote(first ?? "")).toContain("trong đó rút 1, dừng 1");
    expect(sayNote(second ?? "")).toContain("Không được tiếp nhận trong kỳ: 3 hồ sơ");
    expect(first).toContainEqual({ text: "1", behind: { measure: "withdrawn", agencyId: "a" } });
  });

  it("opens from every figure the dossiers of its line", () => {
    const line = { key: "F1", kind: "row", ordinal: "1", subject: "Đất đai", split: NO_SPLIT } as const;
    const { cells } = formRow({ ...line, behind: { agencyId: "a", fieldCode: "F1" } });
    expect(cells).toHaveLength(13);
    for (const cell of cells.slice(2)) {
      expect(cell).toMatchObject({ kind: "count", value: 0, behind: { agencyId: "a", fieldCode: "F1" } });
    }
  });

  it("leaves out a field in which nothing is, was settled or is open, and no other", () => {
    expect(isBlank(NO_SPLIT)).toBe(true);
    expect(isBlank({ ...NO_SPLIT, online: during({ received: 1 }) })).toBe(false);
    const past = { before: { ...NO_FLOW, received: 3, onTime: 3 }, during: NO_FIGURES.during };
    expect(isBlank({ ...NO_SPLIT, online: past })).toBe(true);
  });
});
