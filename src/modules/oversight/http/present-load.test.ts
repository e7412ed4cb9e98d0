import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { capacityOf } from "../domain/capacity.ts";
import { loadSentence, verdictWords } from "./present-load.ts";

const next = Temporal.PlainDate.from("2026-11-27");
const officer = (overdue: number, today: number, due: number, later: number, counts: readonly number[]) => {
  const load = { officerId: "a", overdue, today, next: due, later, awaiting: 1 };
  return { load, done: counts, capacity: capacityOf(load, counts, 1) };
};

describe("the load in words", () => {
  it.each([
    [officer(0, 0, 0, 0, [6, 6, 6]), "Ông/Bà không giữ việc nào cần xử lý."],
    [
      officer(1, 2, 2, 9, [6, 6, 6]),
      "Ông/Bà đang giữ 14 việc; đến hết thứ sáu 27/11/2026 cần xong 5 việc. Với nhịp 6 việc mỗi ngày có thể xong khoảng 12 việc: đủ sức.",
    ],
    [
      officer(9, 5, 2, 0, [6, 6, 6]),
      "Ông/Bà đang giữ 16 việc; đến hết thứ sáu 27/11/2026 cần xong 16 việc. Với nhịp 6 việc mỗi ngày có thể xong khoảng 12 việc: quá sức 4 việc, hãy báo trưởng phòng để giao lại.",
    ],
    [
      officer(0, 0, 0, 3, [6]),
      "Ông/Bà đang giữ 3 việc; đến hết thứ sáu 27/11/2026 không có việc nào đến hạn. Chưa đủ số ngày làm việc để tính nhịp làm việc.",
    ],
  ])("%# is told whole", (one, sentence) => {
    expect(loadSentence(one, { next })).toBe(sentence);
  });

  it("is short in the table of a division", () => {
    expect(verdictWords(officer(0, 0, 0, 0, [2, 2, 2]).capacity)).toBe("Đang trống việc");
    expect(verdictWords(officer(0, 1, 0, 0, [2, 2, 2]).capacity)).toBe("Còn nhận thêm được 3 việc");
    expect(verdictWords(officer(0, 4, 0, 0, [2, 2, 2]).capacity)).toBe("Vừa đủ sức");
    expect(verdictWords(officer(6, 1, 0, 0, [2, 2, 2]).capacity)).toBe("Quá sức 3 việc");
    expect(verdictWords(officer(6, 1, 0, 0, []).capacity)).toBe("Chưa đủ ngày để tính nhịp");
  });
});
