import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { generateYear } from "../domain/generate-year.ts";
import { STATE_ANNOUNCEMENTS } from "../domain/state-announcements.ts";
import { PreviewPage, type PreviewPageProps } from "./preview-page.tsx";
import { SittingsPage, type SittingsPageProps } from "./sittings-page.tsx";
import { changeSentence, dayMeaning, dayName } from "./words.ts";
import { YearGrid, type YearGridProps } from "./year-grid.tsx";

const viewer = { name: "Triệu Quang Huy", title: "Quản trị", unitName: "", roles: ["system-administrator"] };
const days = generateYear(2026, STATE_ANNOUNCEMENTS);
const today = Temporal.PlainDate.from("2026-11-23");
const dayOf = (text: string) => {
  const day = days.find(({ date }) => date.toString() === text);
  if (day === undefined) throw new Error(text);
  return day;
};

function words(page: VNode): string {
  return renderToString(page)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the grid of a year", () => {
  const grid = (more: Partial<YearGridProps> = {}) => (
    <YearGrid year={2026} days={days} today={today} access="change" {...more} />
  );

  it("has every date once", () => {
    const html = renderToString(grid());
    expect(html.match(/class="mc-day mc-day-[a-z-]+[^"]*" (?:href|title)/g)).toHaveLength(365);
  });

  it("links exactly the days from today on", () => {
    const links = [...renderToString(grid()).matchAll(/ngay=(\d{4}-\d\d-\d\d)/g)].map(([, date]) => date);
    expect(links).toHaveLength(39);
    expect([links[0], links.at(-1)]).toEqual(["2026-11-23", "2026-12-31"]);
    expect(renderToString(grid({ access: "read" }))).not.toContain("href");
  });

  it("marks today and the chosen day", () => {
    const html = renderToString(grid({ chosen: Temporal.PlainDate.from("2026-11-26") }));
    expect(html).toMatch(/mc-day-working mc-day-chosen"[^>]*aria-current="date"/);
    expect(html.match(/mc-day-today/g)).toHaveLength(1);
    expect(html.match(/mc-day-chosen/g)).toHaveLength(1);
  });

  it("begins each month under its weekday", () => {
    const months = renderToString(grid()).split('<table class="mc-month">').slice(1);
    const empty = months.map(
      (month) => (/<tbody><tr>((?:<td><\/td>)*)/.exec(month)?.[1] ?? "").length / "<td></td>".length,
    );
    expect(empty).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1]);
  });

  it("explains its colours by words and marks", () => {
    expect(words(grid())).toContain("* ngày nghỉ lễ + ngày nghỉ bù ~ ngày nghỉ hoán đổi ! ngày làm bù");
  });
});

describe("words for days", () => {
  it.each([
    ["2026-11-23", "Thứ hai 23/11/2026", "Ngày làm việc"],
    ["2026-11-28", "Thứ bảy 28/11/2026", "Ngày nghỉ hằng tuần"],
    ["2026-08-22", "Thứ bảy 22/08/2026", "Ngày làm bù: thay cho ngày 31/08/2026"],
    ["2026-04-27", "Thứ hai 27/04/2026", "Ngày nghỉ bù: bù cho Giỗ Tổ Hùng Vương 10/3 âm lịch"],
  ])("%s", (date, name, meaning) => {
    expect([dayName(dayOf(date).date), dayMeaning(dayOf(date))]).toEqual([name, meaning]);
  });

  it("of a change name both sides", () => {
    const before = dayOf("2026-11-26");
    const after = { ...before, kind: "swap-off" as const, reason: { vi: "Hoán đổi", en: "Swap" } };
    expect(changeSentence({ before, after })).toBe(
      "Thứ năm 26/11/2026: ngày làm việc đổi thành ngày nghỉ hoán đổi: Hoán đổi",
    );
  });
});

describe("the second look before saving", () => {
  const preview = (more: Partial<PreviewPageProps> = {}) => (
    <PreviewPage
      viewer={viewer}
      question="Đổi thứ năm 26/11/2026?"
      changes={["một thay đổi"]}
      action="/x"
      moves={{ open: 7, moved: [] }}
      hidden={[["reason", 'bão "số 9"']]}
      backHref="/y"
      {...more}
    />
  );
  const moved = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      code: `H37.08-261123-${String(i + 1).padStart(4, "0")}`,
      from: Temporal.Instant.from("2026-12-01T09:30:00Z"),
      to: Temporal.Instant.from("2026-12-02T09:30:00Z"),
    }));

  it("says that nothing moves", () => {
    expect(words(preview())).toContain("Không hồ sơ nào đổi hạn trả (7 hồ sơ đang tính hạn).");
  });

  it("lists the first twenty that move and counts all", () => {
    const page = words(preview({ moves: { open: 40, moved: moved(25) } }));
    expect(page).toContain("25 trong 40 hồ sơ đang tính hạn đổi ngày hẹn trả");
    expect(page).toContain("20 hồ sơ đầu tiên đổi hạn");
    expect(page.match(/H37\.08-/g)).toHaveLength(20);
  });

  it("says nothing of dossiers when none depends on the change", () => {
    expect(words(preview({ moves: undefined }))).not.toContain("hồ sơ đang tính hạn");
  });

  it("sends again what was typed, and goes back without saving", () => {
    const html = renderToString(preview());
    expect(html).toContain('name="reason" value="bão &quot;số 9&quot;"');
    expect(html).toContain('href="/y"');
  });
});

describe("the page of sittings", () => {
  const unit = { id: "u1", name: "Quầy Sở Thử nghiệm" };
  const page = (more: Partial<SittingsPageProps> = {}) => (
    <SittingsPage
      viewer={viewer}
      unit={undefined}
      units={[unit]}
      own={[]}
      values={{ morningFrom: "07:30", from: "2026-11-23" }}
      version={0}
      today="2026-11-23"
      access="change"
      errors={[]}
      {...more}
    />
  );

  it("says whose they are, and whether they are shared", () => {
    expect(words(page())).toContain("Giờ làm việc của Trung tâm");
    expect(words(page({ unit }))).toContain("Đang theo giờ chung của Trung tâm");
    const own = words(page({ unit, own: ["u1"] }));
    expect(own).toContain("Các buổi");
    expect(own).toContain("Có giờ riêng Quầy Sở Thử nghiệm");
  });

  it("gives every field its own name, and the mistake at its field", () => {
    const html = renderToString(page({ errors: [{ field: "afternoonTo", message: "Hãy ghi giờ dạng 07:30." }] }));
    const labels = [...html.matchAll(/<label class="form-label" for="(\w+)">([^<]+)/g)].map(([, id]) => id);
    expect(new Set(labels).size).toBe(labels.length);
    expect(html).toContain('id="afternoonTo-error"');
  });

  it("has nothing to save for a reader", () => {
    expect(renderToString(page({ access: "read" }))).not.toContain("Xem trước");
  });
});
