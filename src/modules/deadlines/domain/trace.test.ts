import { describe, expect, it } from "vitest";
import { at, lawCalendar, limit, rule } from "../testing.ts";
import { due } from "./due.ts";
import type { ClockEvent, DueRule } from "./rule.ts";

function why(start: string, given: DueRule, events: readonly ClockEvent[] = []) {
  const { trace } = due(at(start), given, lawCalendar, events);
  return { vi: trace.map((line) => line.vi), en: trace.map((line) => line.en) };
}

describe("why this date", () => {
  it("the example: five working days over a holiday and a weekend", () => {
    expect(why("2026-11-23 09:15", rule("5 working-day"))).toEqual({
      vi: [
        "Nhận hồ sơ lúc 09:15 thứ hai 23/11/2026.",
        "Thời hạn là 5 ngày làm việc, không tính ngày bắt đầu, đến hết giờ làm việc của ngày cuối.",
        "Thứ ba 24/11 là ngày nghỉ lễ (Ngày Văn hóa Việt Nam 24/11) nên không tính.",
        "Thứ bảy 28/11 và chủ nhật 29/11 là ngày nghỉ hằng tuần nên không tính.",
        "Hạn trả kết quả: 16:30 thứ ba 01/12/2026.",
      ],
      en: [
        "Received at 09:15 on Monday 23/11/2026.",
        "The limit is 5 working days, not counting the first day, to the closing of the last one.",
        "Tuesday 24/11 is a public holiday (Vietnamese Culture Day), not counted.",
        "Saturday 28/11 and Sunday 29/11 are weekly rest days, not counted.",
        "The result is due at 16:30 on Tuesday 01/12/2026.",
      ],
    });
  });

  it.each([
    ["2026-11-28 09:00", "Thứ bảy 28/11/2026 là ngày nghỉ hằng tuần nên tính từ 07:30 thứ hai 30/11/2026."],
    ["2026-11-25 06:00", "Lúc đó chưa đến giờ làm việc nên tính từ 07:30 thứ tư 25/11/2026."],
    ["2026-11-25 12:00", "Lúc đó là giờ nghỉ trưa nên tính từ 14:00 thứ tư 25/11/2026."],
    ["2026-11-25 18:00", "Lúc đó đã hết giờ làm việc nên tính từ 07:30 thứ năm 26/11/2026."],
    [
      "2026-11-24 09:00",
      "Thứ ba 24/11/2026 là ngày nghỉ lễ (Ngày Văn hóa Việt Nam 24/11) nên tính từ 07:30 thứ tư 25/11/2026.",
    ],
  ])("says why a receipt at %s starts later", (start, sentence) => {
    expect(why(start, rule("1 working-day")).vi[1]).toBe(sentence);
  });

  it("groups the days of Tết and counts many rest days", () => {
    const { vi } = why("2026-02-09 09:00", rule("30 working-day"));
    expect(vi).toContain("Từ thứ hai 16/02 đến thứ sáu 20/02 là ngày nghỉ lễ (Tết Nguyên đán) nên không tính.");
    expect(vi).toContain("14 ngày nghỉ hằng tuần (từ 14/02/2026 đến 29/03/2026) không tính.");
  });

  it("names a make-up Saturday, a swapped day and a compensatory day", () => {
    expect(why("2026-08-21 09:00", rule("1 working-day")).vi).toContain(
      "Thứ bảy 22/08 là ngày làm bù (thay cho ngày 31/08/2026) nên được tính.",
    );
    expect(why("2026-08-28 09:00", rule("1 working-day")).vi).toContain(
      "Thứ hai 31/08 là ngày nghỉ hoán đổi (làm bù ngày 22/08/2026) nên không tính.",
    );
    expect(why("2026-04-24 09:00", rule("1 working-day")).vi).toContain(
      "Thứ hai 27/04 là ngày nghỉ bù (bù cho Giỗ Tổ Hùng Vương 10/3 âm lịch) nên không tính.",
    );
  });

  it("writes the year when it is another one", () => {
    expect(why("2026-12-31 09:00", rule("1 working-day")).vi).toContain(
      "Thứ sáu 01/01/2027 là ngày nghỉ lễ (Tết Dương lịch) nên không tính.",
    );
  });

  it("says that a year is not confirmed", () => {
    expect(why("2026-12-31 09:00", rule("1 working-day")).vi.at(-1)).toBe(
      "Lịch nghỉ năm 2027 chưa được xác nhận nên ngày này có thể thay đổi.",
    );
  });

  it("explains a calendar period that ends on a day off", () => {
    expect(why("2026-10-01 09:00", rule("30 calendar-day")).vi).toContain(
      "Ngày cuối là thứ bảy 31/10/2026, ngày nghỉ hằng tuần, nên thời hạn kết thúc vào ngày làm việc tiếp theo, thứ hai 02/11/2026.",
    );
  });

  it("cites the legal basis, additions and stages", () => {
    const given = rule("10 working-day", {
      legalBasis: "Điều 1 Nghị định mẫu",
      stages: [limit("5 working-day")],
      mode: "clock",
    });
    const { vi } = why("2026-06-01 09:00", given, [
      { kind: "add", limit: limit("10 working-day"), reason: "xã miền núi" },
    ]);
    expect(vi[1]).toBe("Thời hạn là 10 ngày làm việc (Điều 1 Nghị định mẫu), giữ nguyên giờ bắt đầu.");
    expect(vi[2]).toBe("Cộng thêm 10 ngày làm việc: xã miền núi.");
    expect(vi[3]).toBe("Giai đoạn 2: 5 ngày làm việc, tiếp theo giai đoạn trước.");
  });

  it("explains the same day, and after 15:00", () => {
    const { vi } = why("2026-08-20 15:15", rule("1 working-day", { sameDay: true, afterHour: "15:00" }));
    expect(vi.slice(1, 3)).toEqual([
      "Nhận sau 15:00 nên tính từ 07:30 thứ sáu 21/08/2026.",
      "Trả kết quả trong ngày làm việc.",
    ]);
  });

  it("explains pauses, resets and extensions", () => {
    const events: readonly ClockEvent[] = [
      { kind: "pause", at: at("2026-11-26 09:00"), reason: "chờ bổ sung" },
      { kind: "reset", at: at("2026-12-01 10:00"), reason: "đã nhận đủ giấy tờ" },
      { kind: "exclude", from: at("2026-12-02 07:30"), to: at("2026-12-04 10:00"), reason: "niêm yết" },
      { kind: "extend", at: at("2026-12-07 09:00"), to: at("2026-12-18 16:30"), reason: "chờ xác minh" },
      { kind: "extend", at: at("2026-12-17 09:00"), to: at("2026-12-25 16:30"), reason: "lần hai" },
    ];
    const { vi } = why("2026-11-25 09:00", rule("5 working-day"), events);
    expect(vi).toEqual([
      "Nhận hồ sơ lúc 09:00 thứ tư 25/11/2026.",
      "Thời hạn tính lại từ đầu kể từ 10:00 thứ ba 01/12/2026 (đã nhận đủ giấy tờ).",
      "Thời hạn là 5 ngày làm việc, không tính ngày bắt đầu, đến hết giờ làm việc của ngày cuối.",
      "Thứ bảy 05/12 và chủ nhật 06/12 là ngày nghỉ hằng tuần nên không tính.",
      "Không tính thời gian từ 07:30 thứ tư 02/12/2026 đến 10:00 thứ sáu 04/12/2026 (niêm yết): 14 giờ 30 phút làm việc không tính.",
      "Đã gia hạn một lần đến 16:30 thứ sáu 18/12/2026 (chờ xác minh).",
      "Lần gia hạn đến 16:30 thứ sáu 25/12/2026 không có hiệu lực: chỉ được hẹn lại một lần và phải sau ngày đã hẹn.",
      "Hạn trả kết quả: 16:30 thứ sáu 18/12/2026.",
    ]);
  });

  it("says since when and why it stands still", () => {
    const { vi, en } = why("2026-11-25 09:00", rule("5 working-day"), [
      { kind: "pause", at: at("2026-11-26 09:00"), reason: "chờ bổ sung" },
    ]);
    expect(vi.at(-1)).toBe("Đang tạm dừng từ 09:00 thứ năm 26/11/2026 (chờ bổ sung) nên chưa có ngày hẹn trả.");
    expect(en.at(-1)).toBe("Paused since 09:00 on Thursday 26/11/2026 (chờ bổ sung), so there is no due date yet.");
  });

  it("takes calendar time off a calendar period", () => {
    const { vi } = why("2026-11-25 09:00", rule("10 calendar-day"), [
      { kind: "exclude", from: at("2026-11-27 10:00"), to: at("2026-12-07 12:30"), reason: "niêm yết" },
    ]);
    expect(vi).toContain(
      "Không tính thời gian từ 10:00 thứ sáu 27/11/2026 đến 12:30 thứ hai 07/12/2026 (niêm yết): 10 ngày 2 giờ 30 phút không tính.",
    );
  });

  it("never leaves a placeholder or an empty sentence", () => {
    for (const unit of ["hour", "working-day", "calendar-day", "month", "year"]) {
      for (const mode of ["clock", "end-of-day"] as const) {
        const lines = why("2026-01-31 12:00", rule(`2 ${unit}`, { mode }));
        for (const line of [...lines.vi, ...lines.en]) {
          expect(line).toMatch(/\.$/);
          expect(line).not.toMatch(/undefined|null|NaN|\(\)|Infinity/);
        }
      }
    }
  });
});
