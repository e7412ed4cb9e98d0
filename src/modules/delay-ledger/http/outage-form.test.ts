import { describe, expect, it } from "vitest";
import { outageForm, readOutage } from "./outage-form.ts";

const EMPTY = { fromDay: "", fromTime: "", toDay: "", toTime: "", reason: "", announcedOn: "" };

const typed = {
  ...{ fromDay: "2026-12-10", fromTime: "08:00", toDay: "10/12/2026", toTime: "9:30" },
  ...{ reason: "Nâng cấp", announcedOn: "" },
};
const fields = (change: Partial<typeof typed>) => {
  const read = readOutage({ ...typed, ...change });
  return read.ok ? [] : read.error.map(({ field }) => field);
};

describe("the form of an outage", () => {
  it("is read on the clock of Vietnam", () => {
    const read = readOutage(typed);
    if (!read.ok) throw new Error("not read");
    expect(read.value.from.toString()).toBe("2026-12-10T01:00:00Z");
    expect(read.value.to.toString()).toBe("2026-12-10T02:30:00Z");
    expect(read.value.announcedOn).toBeNull();
  });

  it("says each mistake at its field", () => {
    expect(fields(EMPTY)).toEqual(["fromDay", "fromTime", "toDay", "toTime", "reason"]);
    expect(fields({ fromTime: "24:00" })).toEqual(["fromTime"]);
    expect(fields({ announcedOn: "hôm qua" })).toEqual(["announcedOn"]);
    expect(fields({ announcedOn: "2026-12-01" })).toEqual([]);
  });

  it("takes what was not sent as empty", () => {
    expect(outageForm.parse({ reason: ["x"] })).toEqual({ ...EMPTY, confirmed: "" });
  });
});
