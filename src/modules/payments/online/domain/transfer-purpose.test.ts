import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PURPOSE_LENGTH, transferPurpose } from "./transfer-purpose.ts";

describe("the purpose of a transfer", () => {
  it("ends with the reference, in capitals without marks", () => {
    expect(transferPurpose("HS7K3M9Q2PX")).toBe("NOP PHI HS7K3M9Q2PX");
    expect(transferPurpose("HS7K3M9Q2PX", "Lệ phí Đăng ký, thay đổi")).toBe("LE PHI DANG K HS7K3M9Q2PX");
    expect(transferPurpose("A".repeat(25), "Phí")).toBe("A".repeat(25));
  });

  it("is never longer than banks carry, and never loses the reference", () => {
    const reference = fc.string({ unit: fc.constantFrom(..."ABCXYZ0123456789"), minLength: 6, maxLength: 25 });
    fc.assert(
      fc.property(reference, fc.string(), (ours, about) => {
        const purpose = transferPurpose(ours, about);
        expect(purpose).toMatch(/^[A-Z0-9]+( [A-Z0-9]+)*$/);
        expect(purpose.length).toBeLessThanOrEqual(PURPOSE_LENGTH);
        expect(purpose.split(" ").at(-1)).toBe(ours);
      }),
    );
  });

  it.each(["", "abc", "HS.7K3", "X".repeat(26)])("has no place for %s", (reference) => {
    expect(() => transferPurpose(reference)).toThrow(RangeError);
  });
});
