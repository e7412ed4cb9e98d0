import { describe, expect, it } from "vitest";
import { checkOfficer, normalizeUsername, proposeUsername } from "./account.ts";

const NONG = { username: "hoa.nong", name: "Nông Thị Hòa", title: "Chuyên viên", phone: "02053 000 600" };

describe("a new officer", () => {
  it("is stored in canonical form", () => {
    const typed = { ...NONG, username: " Hoa.Nong ", name: " Nông Thị  Hòa".normalize("NFD"), title: "Chuyên viên " };
    expect(checkOfficer(typed)).toEqual({ ok: true, value: NONG });
    expect(checkOfficer({ ...NONG, phone: "" }).ok).toBe(true);
  });

  it.each([
    ["username", { username: "ab" }],
    ["username", { username: "Đàm" }],
    ["username", { username: "a b c" }],
    ["username", { username: "-abc" }],
    ["username", { username: "a".repeat(41) }],
    ["name", { name: "" }],
    ["name", { name: "a\u0000" }],
    ["name", { name: "🙂🙂" }],
    ["title", { title: " " }],
    ["title", { title: "a\u202e" }],
    ["title", { title: "x".repeat(201) }],
    ["phone", { phone: "gọi tôi" }],
    ["phone", { phone: "1".repeat(40) }],
  ] as const)("is refused with a wrong %s", (field, change) => {
    const checked = checkOfficer({ ...NONG, ...change });
    expect(checked.ok ? [] : checked.error.map((fault) => fault.field)).toEqual([field]);
  });
});

describe("user names", () => {
  it("are the same however they are typed at sign-in", () => {
    for (const typed of ["tiepnhan.skhcn", " TiepNhan.SKHCN ", "ｔｉｅｐｎｈａｎ．ｓｋｈｃｎ"]) {
      expect(normalizeUsername(typed)).toBe("tiepnhan.skhcn");
    }
    expect(normalizeUsername("x".repeat(100_000)).length).toBe(200);
  });

  it.each([
    ["Nông Thị Hòa", "hoa.nong"],
    ["Đàm Đức Đại", "dai.dam"],
    ["Hòa", "hoa.hoa"],
    ["", ""],
  ])("are proposed from the name: %s gives %s", (name, username) => expect(proposeUsername(name)).toBe(username));
});
