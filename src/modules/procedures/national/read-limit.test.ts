import { describe, expect, it } from "vitest";
import { proposeLimit, readLimit, readLimitText } from "./read-limit.ts";

describe("published limits", () => {
  it.each([
    [5, "WORKING_DAY", { value: 5, unit: "working-day" }],
    [15, "DAY", { value: 15, unit: "calendar-day" }],
    [8, "HOUR", { value: 8, unit: "hour" }],
    [2, "MONTH", { value: 2, unit: "month" }],
    [1, "YEAR", { value: 1, unit: "year" }],
    [1.5, "WORKING_DAY", { value: 1.5, unit: "working-day" }],
    ["7", "WORKING_DAY", { value: 7, unit: "working-day" }],
    ["1,5", "WORKING_DAY", { value: 1.5, unit: "working-day" }],
  ])("reads %j %s", (value, unit, limit) => {
    expect(readLimit(value, unit)).toEqual(limit);
  });

  it.each([
    [1, "OTHER"],
    ["Không quá 10 ngày", "WORKING_DAY"],
    ["", "DAY"],
    [0, "WORKING_DAY"],
    [-5, "DAY"],
    [1.3, "WORKING_DAY"],
    [99_999, "DAY"],
    [Number.NaN, "DAY"],
    [null, "DAY"],
    [5, "FORTNIGHT"],
    [5, "constructor"],
  ])("does not take %j %s for a limit", (value, unit) => {
    expect(readLimit(value, unit)).toBeNull();
  });

  it("keeps the prose of the source, from either place", () => {
    expect(readLimitText("Không quá  03 ngày", "OTHER", "khác")).toBe("Không quá 03 ngày");
    expect(readLimitText(1, "OTHER", " Trong ngày\nlàm việc ")).toBe("Trong ngày làm việc");
    expect(readLimitText(5, "WORKING_DAY", "Nộp tại quầy")).toBe("");
    expect(readLimitText("0", "OTHER", "")).toBe("");
  });
});

describe("a limit proposed from a sentence", () => {
  it.each([
    ["Không quá 10 ngày làm việc", 10, "working-day"],
    ["Không quá 03 ngày làm việc.", 3, "working-day"],
    ["Không quá 35 ngày kể từ ngày nhận đủ hồ sơ hợp lệ", 35, "calendar-day"],
    ["Trong thời hạn 15 ngày làm việc kể từ khi nhận được hồ sơ hợp lệ", 15, "working-day"],
    ["07 ngày", 7, "calendar-day"],
    ["Thời hạn giải quyết: 2 tháng", 2, "month"],
    ["Tối đa 8 giờ làm việc", 8, "hour"],
  ])("reads %s", (sentence, value, unit) => {
    expect(proposeLimit(sentence)).toEqual({ value, unit });
  });

  it.each([
    "Không quá 10 ngày làm việc, không tính thời gian niêm yết",
    "Không quá 10 ngày làm việc. Đối với các xã miền núi thì tăng thêm không quá 10 ngày",
    "a) Không quá 05 ngày làm việc đối với đổi tên; b) không quá 07 ngày làm việc",
    "15 ngày + 5 ngày làm việc",
    "Ngay trong ngày làm việc; nếu nhận sau 15 giờ thì trong ngày làm việc tiếp theo",
    "Không quá 03 ngày làm việc (không tính 10 ngày niêm yết)",
    "",
    "Chưa quy định",
  ])("does not guess from: %s", (sentence) => {
    expect(proposeLimit(sentence)).toBeNull();
  });
});
