import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { announcedSentence } from "./present-announced.ts";
import { announcementErrors, announcementOf, emptyAnnouncement, readCount, readTyped } from "./announcement-form.ts";

const POSTED = {
  "noi-dung": "procedures",
  ten: "",
  tong: "1.284",
  "phan-0": "16 sở, ngành",
  "so-0": "1.275",
  "phan-1": "Công ty Điện lực",
  "so-1": "19",
  nguon: "Báo cáo tháng đầu",
  ngay: "11/02/2019",
};

describe("the form of an announcement", () => {
  it("reads what people type", () => {
    const announcement = announcementOf(readTyped(POSTED, "x"));
    expect(announcement).toMatchObject({
      subject: "procedures",
      total: 1284,
      parts: [
        { label: "16 sở, ngành", value: 1275 },
        { label: "Công ty Điện lực", value: 19 },
      ],
      source: "Báo cáo tháng đầu",
    });
  });

  it.each([
    ["1284", 1284],
    ["1.284", 1284],
    ["1 284", 1284],
    ["1.284.000", 1_284_000],
    ["0", 0],
    ["", Number.NaN],
    ["1,5", Number.NaN],
    ["12.84", Number.NaN],
    ["-3", Number.NaN],
    ["một", Number.NaN],
  ])("reads the count %j as %d", (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it("keeps everything typed, leaves gaps out and gives more rows when asked", () => {
    const typed = readTyped({ ...POSTED, "phan-1": "", "so-1": "", "phan-9": "Khác", "so-9": "x", them: "1" }, "x");
    expect(typed.parts.filter(({ label }) => label !== "")).toEqual([
      { label: "16 sở, ngành", value: "1.275" },
      { label: "Khác", value: "x" },
    ]);
    expect(typed.parts).toHaveLength(6);
    expect(typed.total).toBe("1.284");
    expect(emptyAnnouncement("x", Temporal.PlainDate.from("2019-02-11")).statedOn).toBe("11/02/2019");
  });

  it("names the day that cannot be read and every other mistake at its field", () => {
    expect(announcementOf(readTyped({ ...POSTED, ngay: "31/02/2019" }, "x"))).toMatchObject({ field: "ngay" });
    const errors = announcementErrors([
      { field: "title", what: "empty" },
      { field: "total", what: "no-count" },
      { field: "parts", what: "none" },
      { field: "parts", what: "no-label", index: 1 },
      { field: "parts", what: "no-count", index: 2 },
      { field: "source", what: "too-long" },
      { field: "statedOn", what: "to-come" },
    ]);
    expect(errors.map(({ field }) => field)).toEqual(["ten", "tong", "phan-0", "phan-1", "so-2", "nguon", "ngay"]);
    for (const { message } of errors) expect(message).toMatch(/\.$/);
  });
});

describe("announcedSentence", () => {
  it("says the difference of the press report of 2019", () => {
    const parts = [
      { label: "a", value: 1275 },
      { label: "b", value: 19 },
    ];
    expect(announcedSentence({ total: 1284, parts })).toBe("Công bố 1.284; cộng các phần 1.275 + 19 = 1.294; lệch 10");
    expect(announcedSentence({ total: 1294, parts })).toBe("Công bố 1.294; cộng các phần 1.275 + 19 = 1.294; khớp");
    expect(announcedSentence({ total: 7, parts: [{ label: "a", value: 5 }] })).toBe(
      "Công bố 7; cộng các phần 5; lệch 2",
    );
  });
});
