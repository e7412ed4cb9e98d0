import { describe, expect, it } from "vitest";
import { maskNationalId } from "./person.ts";

describe("masked number", () => {
  it.each([
    ["020185001234", "020•••••1234"],
    ["4900123456", "490•••••3456"],
    ["4900123456-001", "490•••••-001"],
    ["1234567", "•••••••"],
    ["", ""],
  ])("%s is shown as %s", (full, shown) => {
    expect(maskNationalId(full)).toBe(shown);
  });
});
