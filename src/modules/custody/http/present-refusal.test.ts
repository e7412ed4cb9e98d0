import { describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { problemOf } from "./present-refusal.ts";

const code = "H37.07-261123-0001";
const since = at("2026-11-23 09:30");
const number = "TL-261123-ABCDEF";

/** Every "no" of the slice, with its status and a piece of its sentence. */
const REFUSALS: readonly (readonly [Refusal, number, string])[] = [
  [{ kind: "custody/not-found" }, 404, "Không tìm thấy"],
  [{ kind: "custody/no-paper", code }, 404, code],
  [{ kind: "custody/not-holder", code, holder: "Quầy A" }, 403, "đang do Quầy A giữ"],
  [{ kind: "custody/not-receiver", code, receiver: "Phòng B" }, 403, "được giao cho Phòng B"],
  [{ kind: "custody/immediate", code }, 409, "không chuyển đi"],
  [{ kind: "custody/ended", code, holder: "Lưu trữ" }, 409, "đã ở Lưu trữ"],
  [{ kind: "custody/pending", code, receiver: "Phòng B", since }, 409, "lúc 09:30 23/11/2026"],
  [{ kind: "custody/changed", code }, 409, "vừa thay đổi"],
  [{ kind: "custody/not-pending", code }, 409, "đã kết thúc"],
  [{ kind: "custody/same-place", code, holder: "Quầy A" }, 409, "Hãy chọn nơi nhận khác"],
  [{ kind: "custody/unknown-receiver" }, 422, "Hãy chọn nơi nhận"],
  [{ kind: "custody/no-difference", code }, 409, "không có chênh lệch"],
  [{ kind: "custody/same-person", code }, 409, "không tự kết luận"],
  [{ kind: "custody/loss-ended", number }, 409, number],
  [{ kind: "custody/loss-not-allowed", number }, 403, "một trong các bên"],
  [{ kind: "custody/loss-not-written", number }, 409, "chưa ghi cách lập lại"],
  [{ kind: "custody/loss-signed", number }, 409, "giữ nguyên từ chữ ký đầu tiên"],
  [{ kind: "custody/loss-signed-twice", number }, 409, "Mỗi người chỉ ký cho một bên"],
  [{ kind: "custody/loss-wrong-side", side: "giver" }, 403, "không thuộc bên giao"],
  [{ kind: "custody/loss-wrong-side", side: "third" }, 403, "bưu điện"],
  [{ kind: "custody/loss-unsigned", number }, 409, "chưa đủ ba chữ ký"],
  [{ kind: "custody/clock" }, 503, "Chưa có gì thay đổi"],
];

describe("a refusal", () => {
  it.each(REFUSALS)("%o is told with its status, a sentence and a code of its own", (refusal, status, words) => {
    const problem = problemOf(refusal);
    expect(problem).toMatchObject({ status, title: expect.stringContaining(words) });
    expect(problem.title).toMatch(/[.!]$/);
    expect(problem.titleEn).toBeTruthy();
    expect(problem.code).toMatch(/^E_[A-Z_]+$/);
  });

  it("has a type of its own, where it is not everybody's", () => {
    const own = REFUSALS.map(([refusal]) => problemOf(refusal)).filter(({ type }) =>
      type.startsWith("/problems/custody/"),
    );
    const kinds = new Set(own.map(({ type }) => type));
    expect(kinds.size).toBe(own.length - 1);
  });
});

const FAULTS: readonly (readonly [Fault, string])[] = [
  [{ field: "note", what: "too-long" }, "Ghi chú: Nội dung quá dài."],
  [{ field: "reason", what: "empty" }, "Lý do: Chưa nhập nội dung."],
  [{ field: "shelf", what: "control-character" }, "Chỗ để: Có ký tự điều khiển"],
  [{ field: "contents", what: "empty" }, "Giấy tờ bị thất lạc: Chưa nhập nội dung."],
  [{ field: "remedyText", what: "empty" }, "Việc phải làm: Chưa nhập nội dung."],
  [{ field: "responsible", what: "empty" }, "Người lập lại: Chưa nhập nội dung."],
  [{ field: "remedy", what: "unknown" }, "Hãy chọn cách lập lại giấy tờ."],
  [{ field: "remakeBy", what: "not-a-day" }, "ví dụ 25/11/2026"],
  [{ field: "remakeBy", what: "past" }, "đã qua"],
  [{ field: "sheets", what: "not-a-count" }, "số nguyên"],
  [{ field: "originals", what: "more-originals-than-sheets" }, "không thể nhiều hơn"],
];

it.each(FAULTS)("the fault %o has a sentence and its field", (fault, words) => {
  const problem = problemOf({ kind: "custody/invalid", faults: [fault] });
  expect(problem.title).toContain(words);
  expect(problem.errors).toEqual([{ field: `/${fault.field}`, code: fault.what }]);
});

it("several faults are told together", () => {
  const faults = FAULTS.map(([fault]) => fault);
  const { title, titleEn } = problemOf({ kind: "custody/invalid", faults });
  for (const [, words] of FAULTS) expect(title).toContain(words);
  expect(titleEn).toContain("Note:");
});
