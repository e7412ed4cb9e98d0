import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import {
  authorisationKey,
  authorisationText,
  checkAuthorisation,
  kept,
  type TypedAuthorisation,
} from "./authorisation.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day("2026-11-24");
const sound: TypedAuthorisation = {
  number: " 05/2026 ",
  date: day("2026-11-20"),
  certifiedBy: "UBND xã Mẫu Sơn",
  validUntil: day("2026-11-24"),
  scope: "Nhận kết quả",
};

describe("a giấy ủy quyền", () => {
  it("holds on its last day, and without an end", () => {
    expect(checkAuthorisation(sound, TODAY)).toEqual([]);
    expect(checkAuthorisation({ ...sound, validUntil: null }, TODAY)).toEqual([]);
    expect(checkAuthorisation({ ...sound, date: TODAY }, TODAY)).toEqual([]);
  });

  it.each([
    [{ number: " " }, "number", "missing"],
    [{ certifiedBy: "" }, "certifiedBy", "missing"],
    [{ scope: "" }, "scope", "missing"],
    [{ scope: "x".repeat(201) }, "scope", "too-long"],
    [{ date: null }, "date", "not-a-day"],
    [{ date: day("2026-11-25") }, "date", "to-come"],
    [{ validUntil: day("2026-11-23") }, "validUntil", "run-out"],
    [{ validUntil: undefined }, "validUntil", "not-a-day"],
  ] as const)("with %j is refused", (change, field, what) => {
    expect(checkAuthorisation({ ...sound, ...change }, TODAY)).toEqual([{ field, what }]);
  });

  it("names every mistake at once", () => {
    const empty = { number: "", date: null, certifiedBy: "", validUntil: undefined, scope: "" };
    expect(checkAuthorisation(empty, TODAY)).toHaveLength(5);
  });

  it("is the same paper however it is written, and another one with any part changed", () => {
    const key = authorisationKey(kept(sound));
    expect(authorisationKey(kept({ ...sound, number: "05 / 2026", certifiedBy: "ubnd XÃ Mẫu-Sơn" }))).toBe(key);
    expect(authorisationKey(kept({ ...sound, scope: "Khác", validUntil: null }))).toBe(key);
    expect(authorisationKey(kept({ ...sound, number: "06/2026" }))).not.toBe(key);
    expect(authorisationKey(kept({ ...sound, date: TODAY }))).not.toBe(key);
    expect(authorisationKey(kept({ ...sound, certifiedBy: "UBND xã Hải Yến" }))).not.toBe(key);
  });

  it("is one line in the history, with its end where it names one", () => {
    expect(authorisationText(kept(sound))).toBe(
      "Giấy ủy quyền số 05/2026 ngày 20/11/2026, UBND xã Mẫu Sơn chứng thực, có giá trị đến 24/11/2026; phạm vi: Nhận kết quả",
    );
    expect(authorisationText(kept({ ...sound, validUntil: null }))).not.toContain("có giá trị");
  });
});
