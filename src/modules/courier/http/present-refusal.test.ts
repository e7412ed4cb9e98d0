import { describe, expect, it } from "vitest";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { problemOf } from "./present-refusal.ts";

const code = "H37.07-261123-0001";

/** Every "no" of the slice, with its status and a piece of its sentence. */
const REFUSALS: readonly (readonly [Refusal, number, string])[] = [
  [{ kind: "courier/not-found" }, 404, "Không tìm thấy"],
  [{ kind: "courier/not-allowed" }, 403, "bên giao hoặc bên nhận"],
  [{ kind: "courier/unknown-code", code: "x" }, 422, "mang mã “x”"],
  [{ kind: "courier/sealed" }, 409, "mở túi thư khác"],
  [{ kind: "courier/not-sealed", bags: [1, 3] }, 409, "1, 3"],
  [{ kind: "courier/not-departed" }, 409, "chưa lên đường"],
  [{ kind: "courier/empty" }, 409, "ít nhất một"],
  [{ kind: "courier/not-opened" }, 409, "kiểm tra niêm phong"],
  [{ kind: "courier/known-code", code }, 409, "quét nhận như bình thường"],
  [{ kind: "courier/in-another-bag", code, manifest: "CT-261123-01/1" }, 409, "CT-261123-01/1"],
  [{ kind: "courier/scanned-before", code }, 409, "đã quét rồi"],
  [{ kind: "courier/held-here", code }, 409, "giữ từ trước"],
  [{ kind: "courier/not-in-bag", code }, 409, "không còn trong túi"],
  [{ kind: "courier/not-concluded" }, 409, "ghi kết luận trước"],
  [{ kind: "courier/already-signed", side: null }, 409, "chỉ ký cho một bên"],
  [{ kind: "courier/already-signed", side: "courier" }, 409, "Bưu tá đã ký rồi"],
  [{ kind: "courier/wrong-side", side: "giver" }, 403, "không thuộc bên giao"],
  [{ kind: "courier/settled" }, 409, "ba bên ký"],
  [{ kind: "courier/not-arrived", code }, 409, "quét nhận trước"],
  [{ kind: "courier/conclusion-does-not-fit", conclusion: "lost" }, 422, "Thất lạc"],
  // What custody refuses is told in its words.
  [{ kind: "custody/same-place", code, holder: "Quầy A" }, 409, "đã ở Quầy A"],
  [{ kind: "custody/clock" }, 503, "Đồng hồ máy chủ"],
];

describe("a refusal", () => {
  it.each(REFUSALS)("%o is told with its status and a sentence that says what to do", (refusal, status, words) => {
    const problem = problemOf(refusal);
    expect(problem).toMatchObject({ status, title: expect.stringContaining(words) });
    expect(problem.title).toMatch(/\.$/);
    expect(problem.titleEn).toBeTruthy();
  });
});

const FAULTS: readonly (readonly [Fault, string])[] = [
  [{ field: "route", what: "empty" }, "Tuyến: Chưa nhập nội dung."],
  [{ field: "seal", what: "too-long" }, "Số niêm phong: Nội dung quá dài."],
  [{ field: "reason", what: "empty" }, "Lý do: Chưa nhập nội dung."],
  [{ field: "text", what: "empty" }, "Nội dung kết luận: Chưa nhập nội dung."],
  [{ field: "note", what: "too-long" }, "Ghi chú: Nội dung quá dài."],
  [{ field: "code", what: "empty" }, "Mã trên phong bì: Chưa nhập nội dung."],
  [{ field: "courier", what: "unknown" }, "Bưu tá: hãy chọn trong danh sách."],
  [{ field: "from", what: "unknown" }, "Bên giao: hãy chọn trong danh sách."],
  [{ field: "to", what: "unknown" }, "Bên nhận: hãy chọn trong danh sách."],
  [{ field: "conclusion", what: "unknown" }, "Kết luận: hãy chọn trong danh sách."],
];

it.each(FAULTS)("the fault %o has a sentence and its field", (fault, words) => {
  const problem = problemOf({ kind: "courier/invalid", faults: [fault] });
  expect(problem).toMatchObject({
    status: 422,
    title: words,
    errors: [{ field: `/${fault.field}`, code: fault.what }],
  });
  expect(problem.titleEn).toBeTruthy();
});
