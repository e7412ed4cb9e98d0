import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";

type Own = Extract<PostRefusal, { kind: `post/${string}` }>;
type Told = readonly [status: number, code: string, words: string];

/** Every "no" of this slice: its status, its code, and the words that tell the officer what to do. */
const REFUSALS: { readonly [K in Own["kind"]]: readonly [Extract<Own, { kind: K }>, Told] } = {
  "post/not-found": [{ kind: "post/not-found" }, [404, "E_NOT_FOUND", ""]],
  "post/not-allowed": [{ kind: "post/not-allowed", duty: "claim" }, [403, "E_FORBIDDEN", ""]],
  "post/transition": [
    { kind: "post/transition", act: "recall", state: "with-post" },
    [409, "E_TRANSITION", "“Đã giao bưu điện” nên chưa thể thu hồi mã"],
  ],
  "post/stale": [{ kind: "post/stale" }, [409, "E_VERSION", "Người khác vừa thay đổi"]],
  "post/barred": [
    { kind: "post/barred", reason: "Phải có mặt", basis: "Luật A Điều 1" },
    [409, "E_BARRED", "Phải có mặt (Luật A Điều 1)"],
  ],
  "post/invalid": [
    { kind: "post/invalid", faults: [{ field: "summary", vi: "Hãy ghi nội dung." }] },
    [422, "E_INVALID", "Hãy ghi nội dung."],
  ],
  "post/same-form-other-words": [{ kind: "post/same-form-other-words" }, [409, "E_SAME_FORM", "mở biểu mẫu mới"]],
  "post/no-numbers": [{ kind: "post/no-numbers" }, [409, "E_NO_NUMBERS", "nhập dải mã mới"]],
  "post/range": [{ kind: "post/range", fault: "overlap" }, [422, "E_RANGE", "trùng với một dải đã có"]],
  "post/batch-empty": [{ kind: "post/batch-empty" }, [422, "E_EMPTY", "chọn ít nhất một bưu gửi"]],
  "post/batch-mixed": [{ kind: "post/batch-mixed" }, [422, "E_MIXED", "một cơ quan"]],
  "post/batch-signed": [{ kind: "post/batch-signed" }, [409, "E_SIGNED", "đã được ký hoặc đã hủy"]],
  "post/count-incomplete": [
    { kind: "post/count-incomplete", uncounted: 3 },
    [422, "E_COUNT", "Còn 3 bưu gửi chưa kiểm đếm"],
  ],
  "post/own-batch": [{ kind: "post/own-batch" }, [409, "E_SAME_PERSON", "người khác với bên giao"]],
  "post/reason-missing": [{ kind: "post/reason-missing" }, [422, "E_REASON", "Hãy ghi lý do"]],
  "post/claim-open": [{ kind: "post/claim-open" }, [409, "E_CLAIM_OPEN", "chưa trả lời"]],
  "post/claim-too-late": [
    { kind: "post/claim-too-late", lastDay: Temporal.PlainDate.from("2027-05-23") },
    [409, "E_TOO_LATE", "ngày cuối cùng là 23/05/2027"],
  ],
  "post/claim-text": [{ kind: "post/claim-text" }, [422, "E_TEXT", "tối đa 2.000 ký tự"]],
  "post/remittance": [{ kind: "post/remittance", lines: [2, 5] }, [422, "E_LIST", "ở dòng 2, 5"]],
  "post/remittance-used": [{ kind: "post/remittance-used", reference: "BK 7" }, [409, "E_USED", "BK 7 đã được nhập"]],
  "post/cod-changed": [
    { kind: "post/cod-changed", due: 250_000, cod: 0 },
    [409, "E_COD", "nay là 250.000 đ, trên bưu gửi ghi 0 đ"],
  ],
  "post/slip-refused": [
    { kind: "post/slip-refused", number: "EB000000014VN", refusal: { kind: "post/reason-missing" } },
    [422, "E_REASON", "Bưu gửi EB000000014VN: Hãy ghi lý do, hoặc điểm khác với phiếu gửi. Chưa ký biên bản."],
  ],
  "post/event-reused": [{ kind: "post/event-reused", eventId: "E-9" }, [409, "E_EVENT", "Tin E-9"]],
  "post/future-time": [{ kind: "post/future-time" }, [409, "E_CLOCK", "giờ chưa tới"]],
  "post/nothing-to-clear": [{ kind: "post/nothing-to-clear" }, [409, "E_CLEAR", "không còn việc phải làm rõ"]],
  "post/nothing-signed": [{ kind: "post/nothing-signed" }, [409, "E_UNSIGNED", "chưa được hai bên ký"]],
  "post/scan": [{ kind: "post/scan", file: "file-type" }, [422, "E_FILE_TYPE", "Tệp không phải PDF"]],
  "post/parcel-size": [{ kind: "post/parcel-size", most: 50 }, [422, "E_PARCEL", "từ 2 đến 50 kết quả"]],
  "post/parcel-split": [
    { kind: "post/parcel-split", number: "EB000000028VN" },
    [422, "E_PARCEL_SPLIT", "EB000000028VN nằm trong một gói chung"],
  ],
};

const CASES = Object.values(REFUSALS);

describe("a refusal of the post", () => {
  it.each(CASES)("%j", (refusal, [status, code, words]) => {
    const told = problemOf(refusal);
    expect([told.status, told.code]).toEqual([status, code]);
    expect(told.title).toContain(words);
  });

  it("is a Vietnamese and an English sentence with an end, and no word of the machine", () => {
    for (const [refusal] of CASES) {
      const { title, titleEn } = problemOf(refusal);
      expect(title, refusal.kind).toMatch(/[.)]$/);
      expect(titleEn, refusal.kind).toMatch(/\.$/);
      expect(title, refusal.kind).not.toMatch(/undefined|null|NaN|\[object|post\//);
    }
  });

  it.each(["prefix", "serials", "too-long", "overlap", "basis"] as const)(
    "says of a range what is wrong: %s",
    (fault) => {
      const words = problemOf({ kind: "post/range", fault }).title;
      expect(words.length).toBeGreaterThan(30);
    },
  );

  it("says that an empty list is empty", () => {
    expect(problemOf({ kind: "post/remittance", lines: [] }).title).toContain("chưa có dòng nào");
  });

  it("of money has the code of money (B-30)", () => {
    for (const field of ["postage", "compensation"]) {
      const told = problemOf({ kind: "post/invalid", faults: [{ field, vi: "Chỉ gồm chữ số." }] });
      expect(told).toMatchObject({ status: 422, code: "E_MONEY", errors: [{ field: `/${field}` }] });
    }
  });

  it("of others is told in their words: the dossier's, the paper's, the money's, a person's", () => {
    const unpaid = problemOf({ kind: "dossiers/unpaid", amount: 70_000 });
    expect(unpaid.title).toContain("70.000");
    expect(problemOf({ kind: "dossiers/clock" }).status).toBeGreaterThanOrEqual(409);
    const inner: PostRefusal = { kind: "dossiers/unpaid", amount: 70_000 };
    const within = problemOf({ kind: "post/slip-refused", number: "EB1", refusal: inner });
    expect(within.title).toBe(`Bưu gửi EB1: ${unpaid.title} Chưa ký biên bản.`);
    expect(within.status).toBe(unpaid.status);
  });
});

describe("mistakes at their fields", () => {
  it("stand where they were made; what has no field stands on top", () => {
    const faults = [
      { field: "sender.phone", vi: "Số điện thoại." },
      { field: "told", vi: "Còn thiếu." },
    ];
    expect(errorsOf({ kind: "post/invalid", faults })).toEqual([
      { field: "sender.phone", message: "Số điện thoại." },
      { field: "told", message: "Còn thiếu." },
    ]);
    expect(errorsOf({ kind: "post/no-numbers" })).toEqual([
      { field: "", message: problemOf({ kind: "post/no-numbers" }).title },
    ]);
  });

  it("of a person stand at the sender, and what is to be compared at its box", () => {
    const faults = [{ field: "nationalId", code: "E_ID", vi: "Số định danh có 12 chữ số.", en: "12 digits." }] as never;
    expect(errorsOf({ kind: "identity/invalid-person", faults })).toEqual([
      { field: "sender.nationalId", message: "Số định danh có 12 chữ số." },
    ]);
    const warnings = [{ code: "digits", vi: "Số này là CMND cũ.", en: "Old." }] as never;
    const [error] = errorsOf({ kind: "identity/needs-confirmation", warnings });
    expect(error).toMatchObject({ field: "compared" });
    expect(error?.message).toContain("Số này là CMND cũ. Nếu đã đối chiếu");
  });
});
