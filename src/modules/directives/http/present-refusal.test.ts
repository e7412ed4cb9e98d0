import { describe, expect, it } from "vitest";
import { MONDAY } from "../testing.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { fieldErrors, problemOf } from "./present-refusal.ts";

const REFUSALS: readonly (readonly [number, Refusal])[] = [
  [404, { kind: "directives/not-found" }],
  [403, { kind: "directives/not-allowed" }],
  [409, { kind: "directives/transition", act: "accept", state: "issued" }],
  [409, { kind: "directives/stale", current: 3, by: "Lộc Minh Nguyệt", at: MONDAY }],
  [409, { kind: "directives/stale", current: 3, by: "", at: MONDAY }],
  [422, { kind: "directives/invalid", faults: [{ field: "title", what: "empty" }] }],
  [409, { kind: "directives/already-issued" }],
  [503, { kind: "directives/clock" }],
];

const FAULTS: readonly (readonly [Fault, string, string])[] = [
  [{ field: "title", what: "empty" }, "title", "Hãy nhập tên việc."],
  [{ field: "title", what: "too-long" }, "title", "Tên việc dài quá 200 ký tự."],
  [{ field: "text", what: "too-long" }, "text", "Nội dung dài quá 5.000 ký tự."],
  [{ field: "answer", what: "empty" }, "text", "Hãy nhập nội dung trả lời."],
  [{ field: "reason", what: "empty" }, "reason", "Hãy nhập lý do."],
  [
    { field: "basis", what: "invisible-character" },
    "basis",
    "Căn cứ: Có ký tự ẩn (thường do sao chép từ nơi khác); đề nghị gõ lại.",
  ],
  [{ field: "dueOn", what: "unreadable" }, "dueOn", "Hạn trả lời viết như 30/11/2026."],
  [{ field: "dueOn", what: "past" }, "dueOn", "Hạn trả lời đã qua. Hãy chọn một ngày làm việc sắp tới."],
  [{ field: "dueOn", what: "rest-day" }, "dueOn", "Hạn trả lời là ngày nghỉ. Hãy chọn một ngày làm việc."],
  [{ field: "dueOn", what: "outside" }, "dueOn", "Lịch làm việc chưa có năm này. Hãy chọn ngày gần hơn."],
  [{ field: "dueOn", what: "not-later" }, "dueOn", "Hạn mới phải sau hạn hiện tại."],
  [{ field: "assignee", what: "unknown-agency" }, "agencyId", "Hãy chọn cơ quan thực hiện."],
  [{ field: "assignee", what: "self" }, "agencyId", "Ông/bà không thể giao việc cho chính mình."],
  [{ field: "urgency", what: "unknown" }, "urgency", "Hãy chọn độ khẩn."],
];

describe("every no", () => {
  it.each(REFUSALS)("%i for %j, in both languages, with what to do next", (status, refusal) => {
    const problem = problemOf(refusal);
    expect(problem.status).toBe(status);
    expect(problem.type).toMatch(/^\/problems\//);
    expect(problem.code).toMatch(/^E_[A-Z_]+$/);
    expect(problem.title).toMatch(/[.]$/);
    expect(problem.titleEn).toMatch(/[.]$/);
    expect(problem.title).not.toMatch(/undefined|\[object/);
  });

  it("names who was faster, or somebody else when nobody is known", () => {
    expect(problemOf({ kind: "directives/stale", current: 3, by: "Lộc Minh Nguyệt", at: MONDAY }).title).toBe(
      "Lộc Minh Nguyệt đã có thay đổi lúc 09:15 23/11/2026. Hãy xem lại rồi thực hiện tiếp.",
    );
    expect(problemOf({ kind: "directives/stale", current: 3, by: "", at: MONDAY }).title).toMatch(/^Người khác đã/);
  });

  it("says the state and the act in their own words", () => {
    const { title } = problemOf({ kind: "directives/transition", act: "accept", state: "issued" });
    expect(title).toContain("“Mới gửi”");
    expect(title).toContain("“Chấp nhận, kết thúc”");
  });
});

describe("every mistake", () => {
  it.each(FAULTS)("%j stands at %s: %s", (fault, field, message) => {
    expect(fieldErrors([fault])).toEqual([{ field, message }]);
  });

  it("tells programs the same, field by field", () => {
    const faults = FAULTS.map(([fault]) => fault);
    const problem = problemOf({ kind: "directives/invalid", faults });
    expect(problem.errors).toHaveLength(faults.length);
    expect(problem.errors?.[0]).toEqual({ field: "/title", code: "empty" });
    expect(problem.titleEn).toContain("Title is missing.");
  });

  it("a lost source has no field, but a way on", () => {
    for (const what of ["not-ours", "unknown-dossier", "incomplete"] as const) {
      const [error] = fieldErrors([{ field: "source", what }]);
      expect(error?.field).toBe("");
      expect(error?.message).toContain("gửi không kèm nguồn");
    }
  });

  it("each wrong addressee has its own sentence", () => {
    const whats = [
      "unknown-agency",
      "unknown-unit",
      "unknown-officer",
      "self",
      "too-wide",
      "nobody-to-answer",
    ] as const;
    const sentences = whats.map((what) => fieldErrors([{ field: "assignee", what }])[0]?.message);
    expect(new Set(sentences).size).toBe(whats.length);
  });
});
