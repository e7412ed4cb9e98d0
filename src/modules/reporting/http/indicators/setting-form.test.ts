import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { FIRST_SETTING } from "../../domain/indicators/state-setting.ts";
import { readSetting, settingAsTyped, typedSetting } from "./setting-form.ts";

const { setting, legalBasis } = FIRST_SETTING;
const begin = settingAsTyped({ setting, legalBasis }, Temporal.PlainDate.from("2027-01-01"));
const read = (changes: Record<string, string>) =>
  readSetting(setting, { ...begin, "ly-do": "Kế hoạch năm", ...changes });
const fieldsOf = (changes: Record<string, string>) => {
  const result = read(changes);
  return result.ok ? [] : result.error.map(({ field }) => field);
};

describe("the form of the index 766", () => {
  it("reads back what it shows", () => {
    expect(begin["chi-tieu-CLGQ-1"]).toBe("90");
    expect(begin["tu-ngay"]).toBe("01/01/2027");
    expect(read({})).toMatchObject({ ok: true, value: { setting, legalBasis, reason: "Kế hoạch năm" } });
  });

  it("takes decimals with a comma and changes what was typed only", () => {
    const result = read({
      "diem-CLGQ-1": "7,5",
      "diem-CLGQ-2": "4,5",
      "chi-tieu-CLGQ-1": "87,5",
      "cach-CLGQ-1": "rate",
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const group = result.value.setting.groups.find(({ code }) => code === "CLGQ");
    expect(group?.indicators[0]).toMatchObject({ points: 7.5, target: 0.875, rule: "rate" });
    expect(group?.indicators[1]).toMatchObject({ points: 4.5, target: 1, rule: "rate" });
  });

  it.each([
    [{ "diem-CKMB-1": "bốn" }, ["diem-CKMB-1"]],
    [{ "diem-CKMB-1": "3" }, ["nhom-CKMB"]],
    [{ "chi-tieu-MDHL-2": "0" }, ["chi-tieu-MDHL-2"]],
    [{ "chi-tieu-MDHL-2": "101" }, ["chi-tieu-MDHL-2"]],
    [{ "muc-1": "95" }, ["muc-1"]],
    [{ "ly-do": " ", "can-cu": "", "tu-ngay": "31/02/2027" }, ["can-cu", "ly-do", "tu-ngay"]],
  ])("%o must be mended at %o", (changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });

  it("takes nothing else out of a body", () => {
    const typed = typedSetting(begin, { "nhom-CKMB": "19", fremd: "1", "ly-do": ["a"] });
    expect(typed["nhom-CKMB"]).toBe("19");
    expect(typed["ly-do"]).toBe("");
    expect(Object.keys(typed)).toEqual(Object.keys(begin));
  });
});
