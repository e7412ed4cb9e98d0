import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { aDemand, HEADING } from "../testing.ts";
import { payUntil, presentPaymentDemand } from "./payment-demand.ts";

const DUE = Temporal.Instant.from("2026-12-01T09:30:00Z");
const fieldsOf = (change: Parameters<typeof aDemand>[0] = {}) => {
  const { fields } = presentPaymentDemand({ heading: HEADING, procedure: "Thủ tục", demands: [aDemand(change)] });
  const demands = fields["demands"];
  return Array.isArray(demands) ? demands[0] : undefined;
};

describe("until when a demand is paid", () => {
  it.each([
    ["before", false, "trước khi hồ sơ được giải quyết"],
    ["after", false, "chậm nhất khi nhận kết quả (hẹn trả 16:30 01/12/2026)"],
    ["during", false, "chậm nhất khi nhận kết quả (hẹn trả 16:30 01/12/2026)"],
    ["during", true, "nộp sớm: thời gian giải quyết hồ sơ tạm dừng cho đến khi nộp đủ"],
    ["before", true, "nộp sớm: thời gian giải quyết hồ sơ tạm dừng cho đến khi nộp đủ"],
  ] as const)("%s, clock stopped %s", (purpose, stopsClock, words) => {
    expect(payUntil({ purpose, stopsClock }, DUE)).toBe(words);
  });

  it("names no day where none is promised", () => {
    expect(payUntil({ purpose: "after", stopsClock: false }, null)).toBe("chậm nhất khi nhận kết quả");
  });
});

describe("a demand on paper", () => {
  it("says the sum in figures and in words", () => {
    expect(fieldsOf()).toMatchObject({ amount: "119.000 đ", words: "Một trăm mười chín nghìn đồng", held: "" });
  });

  it("asks for what is missing when a part came already", () => {
    expect(fieldsOf({ held: 19_000 })).toMatchObject({
      amount: "119.000 đ",
      held: "19.000 đ; còn phải nộp 100.000 đ",
      words: "Một trăm nghìn đồng",
      transfer: [{ amount: "100.000 đ" }],
    });
  });

  it("tells phí and lệ phí apart, and gives what a blind payer needs of the code", () => {
    expect(fieldsOf()).toMatchObject({
      lines: [
        { kind: "Phí", amount: "100.000 đ" },
        { kind: "Lệ phí", amount: "19.000 đ" },
      ],
      transfer: [{ alt: "Mã VietQR: chuyển 119.000 đ vào tài khoản 114000000005, nội dung NOP PHI HS123456789" }],
    });
  });

  it("leaves the transfer away where no account is known, and the link where none opens", () => {
    expect(fieldsOf({ transfer: undefined, link: undefined })).toMatchObject({ transfer: [], link: "", linkUntil: "" });
  });
});
