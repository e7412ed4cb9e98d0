import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { checkAnnouncement, compareParts, SUBJECT_NAMES, type Announcement } from "./announced-figure.ts";

const today = Temporal.PlainDate.from("2019-02-11");
const press: Announcement = {
  subject: "procedures",
  total: 1284,
  parts: [
    { label: "16 sở, ngành", value: 1275 },
    { label: "Công ty Điện lực", value: 19 },
  ],
  source: "Phiên họp ngày 11/02/2019",
  statedOn: today,
};

function faultsOf(change: Partial<Announcement>) {
  const checked = checkAnnouncement({ ...press, ...change }, today);
  return checked.ok ? [] : checked.error.faults;
}

describe("compareParts", () => {
  it("shows the difference of the press report of 2019", () => {
    expect(compareParts(press)).toEqual({ sum: 1294, difference: 10 });
  });

  it("is whole exactly when the parts add up to the total", () => {
    const parts = fc.array(fc.record({ label: fc.constant("x"), value: fc.nat(10_000) }), { minLength: 1 });
    fc.assert(
      fc.property(parts, fc.integer({ min: -5, max: 5 }), (some, off) => {
        const sum = some.reduce((all, { value }) => all + value, 0);
        expect(compareParts({ parts: some, total: sum + off })).toEqual({ sum, difference: -off + 0 });
      }),
    );
  });
});

describe("checkAnnouncement", () => {
  it("takes what does not add up, and names a known subject by itself", () => {
    const checked = checkAnnouncement(press, today);
    expect(checked).toMatchObject({ ok: true, value: { title: SUBJECT_NAMES.procedures, total: 1284 } });
  });

  it("keeps the words of the announcement and trims them", () => {
    const checked = checkAnnouncement(
      { ...press, title: " TTHC ", source: " báo ", parts: [{ label: " a ", value: 0 }] },
      today,
    );
    expect(checked).toMatchObject({ value: { title: "TTHC", source: "báo", parts: [{ label: "a", value: 0 }] } });
  });

  it.each([
    [{ subject: "other" as const }, { field: "title", what: "empty" }],
    [{ title: "x".repeat(201) }, { field: "title", what: "too-long" }],
    [{ total: -1 }, { field: "total", what: "no-count" }],
    [{ total: 1.5 }, { field: "total", what: "no-count" }],
    [{ total: Number.NaN }, { field: "total", what: "no-count" }],
    [{ parts: [] }, { field: "parts", what: "none" }],
    [{ parts: Array.from({ length: 31 }, () => ({ label: "x", value: 1 })) }, { field: "parts", what: "too-many" }],
    [{ parts: [{ label: " ", value: 1 }] }, { field: "parts", what: "no-label", index: 0 }],
    [{ parts: [{ label: "x", value: -3 }] }, { field: "parts", what: "no-count", index: 0 }],
    [{ source: "  " }, { field: "source", what: "empty" }],
    [{ statedOn: today.add({ days: 1 }) }, { field: "statedOn", what: "to-come" }],
  ])("refuses %j", (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });
});
