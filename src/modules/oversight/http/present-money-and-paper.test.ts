import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { Outstanding } from "#modules/courier/index.ts";
import type { Briefing } from "#modules/reporting/index.ts";
import type { AnnouncedFigure, AnnouncedSubject } from "../domain/announced-figure.ts";
import { presentHeldAgainst, presentMoneyAndPaper } from "./present-money-and-paper.ts";

const at = Temporal.Instant.from("2019-02-11T10:00:00Z");
const moneyAndPaper = {
  ...{ courierOut: 290, courierBack: 287, courierOutstanding: 3 },
  ...{ bankDossiers: 145, bankAmount: 119_035_000, bankUnexplained: 0 },
};
const whole = { received: 720, resolved: 426 } as Briefing;

const announced = (subject: AnnouncedSubject, total: number): AnnouncedFigure => ({
  ...{ id: "1", subject, title: "Số liệu", total, parts: [{ label: "Tổng", value: total }] },
  ...{ source: "Báo", statedOn: Temporal.PlainDate.from("2019-02-11"), enteredBy: "2", enteredAt: at },
});

describe("an announced figure beside what the system counts", () => {
  it.each([
    ["courier-out", 290, "Hệ thống tính được 290 trong kỳ này; khớp", "no"],
    ["courier-back", 290, "Hệ thống tính được 287 trong kỳ này; ít hơn 3", "yes"],
    ["bank-dossiers", 145, "Hệ thống tính được 145 trong kỳ này; khớp", "no"],
    ["bank-amount", 119_000_000, "Hệ thống tính được 119.035.000 đ trong kỳ này; nhiều hơn 35.000 đ", "yes"],
    ["received", 720, "Hệ thống tính được 720 trong kỳ này; khớp", "no"],
    ["resolved", 427, "Hệ thống tính được 426 trong kỳ này; ít hơn 1", "yes"],
  ] as const)("%s %d", (subject, total, sentence, isWrong) => {
    expect(presentHeldAgainst(announced(subject, total), { whole, moneyAndPaper }).counted).toEqual({
      sentence,
      isWrong,
    });
  });

  it("stays alone where the system counts nothing of it", () => {
    expect(presentHeldAgainst(announced("other", 5), { whole, moneyAndPaper }).counted).toBeUndefined();
    expect(presentHeldAgainst(announced("procedures", 5), { whole, moneyAndPaper }).counted).toBeUndefined();
  });
});

describe("money and paper of a period", () => {
  const out: Outstanding = {
    itemId: "i",
    dossierId: "d",
    code: "H37.05-190115-0001",
    state: "missing",
    runId: "r",
    runNumber: "1",
    outAt: at,
    to: "Sở Khoa học và Công nghệ",
    backAt: null,
    holder: { kind: "unit", id: "u", label: "Phòng Chuyên ngành" },
    since: at,
    shelf: null,
  };

  it("says every figure, and where each dossier that is out is now", () => {
    const view = presentMoneyAndPaper({ moneyAndPaper, outstanding: [out] });
    expect(view.lines.map(({ value }) => value)).toEqual([
      "290 hồ sơ",
      "287 hồ sơ",
      "3 hồ sơ",
      "145 hồ sơ",
      "119.035.000 đ",
      "0 đ",
    ]);
    expect(view.isWrong).toBe("no");
    expect(view.outstanding).toMatchObject([
      { code: out.code, outAt: "17:00 11/02/2019", holder: "Phòng Chuyên ngành", to: out.to },
    ]);
  });

  it.each([{ bankUnexplained: 1 }, { courierBack: 286 }])("is wrong when %j does not add up", (change) => {
    expect(presentMoneyAndPaper({ moneyAndPaper: { ...moneyAndPaper, ...change }, outstanding: [] }).isWrong).toBe(
      "yes",
    );
  });
});
