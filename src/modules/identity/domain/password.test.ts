import { describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../data/demo-officers.ts";
import { checkNewPassword, normalizePassword, PASSWORD_FAULTS } from "./password.ts";

function fault(password: string, username = "hoa.nong"): string {
  const checked = checkNewPassword(password, username);
  return checked.ok ? "" : checked.error.kind;
}

describe("a new password", () => {
  it.each(["chè lam gạo nếp cẩm", "correct horse battery", "suoi-Ky-Cung 7 gio", "!!!###$$$%%%^^^&&&", DEMO_PASSWORD])(
    "%s is taken, without rules of composition",
    (password) => expect(fault(password)).toBe(""),
  );

  it.each([
    ["", "too-short"],
    ["ngắn quá", "too-short"],
    ["11 ký tự đó", "too-short"],
    ["🙂🙂🙂🙂🙂🙂", "too-short"],
    ["ab cd ef gh ij".repeat(30), "too-long"],
    ["matkhau2026!", "common"],
    ["Mật khẩu 12345", "common"],
    ["password1234", "common"],
    ["P@ssword 1234", ""],
    ["123456789012", "common"],
    ["098765432109", "common"],
    ["qwertyuiopasd", "common"],
    ["langson langson", "common"],
    ["aaaaaaaaaaaa", "common"],
    ["ababababababab", "common"],
    ["123123123123", "common"],
    ["hoa.nong@2026!", "about-account"],
    ["HOA-NONG xin chào", "about-account"],
  ])("%s: %s", (password, expected) => expect(fault(password)).toBe(expected));

  it("must be something that can be typed again, of a length that can be worked on", () => {
    expect(fault("một hai ba\u0000 bốn năm")).toBe("unreadable");
    expect(fault("một hai ba\ud800 bốn năm")).toBe("unreadable");
    expect(fault("x".repeat(1_000_000))).toBe("too-long");
  });

  it("does not take a short user name for a part of every word", () => {
    expect(fault("chè lam gạo nếp cẩm", "che")).toBe("");
  });

  it("has the same bytes from every keyboard", () => {
    const [composed, decomposed] = ["chè lam gạo nếp".normalize("NFC"), "chè lam gạo nếp".normalize("NFD")];
    expect(normalizePassword(composed)).toBe(normalizePassword(decomposed));
    expect(checkNewPassword(composed, "x")).toEqual(checkNewPassword(decomposed, "x"));
  });

  it("has a sentence for every fault", () => {
    for (const { vi, en } of Object.values(PASSWORD_FAULTS)) expect(vi.length * en.length).toBeGreaterThan(0);
  });
});
