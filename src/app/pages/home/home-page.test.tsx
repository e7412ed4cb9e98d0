import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { CENTRE_SITTINGS } from "#modules/calendar/index.ts";
import { HomePage } from "./home-page.tsx";
import { openingHours } from "./opening-hours.ts";

describe("opening hours", () => {
  it("says the centre's two sittings and Saturday morning", () => {
    expect(openingHours(CENTRE_SITTINGS)).toEqual([
      { days: "Thứ hai đến thứ sáu", times: "07:30 - 11:00, 14:00 - 16:30" },
      { days: "Thứ bảy", times: "07:30 - 11:00 (chỉ nhận hồ sơ, trả kết quả)" },
    ]);
  });

  it("names days that do not follow one another, and the months of a season", () => {
    const rule = {
      weekdays: [3, 1],
      purpose: "work",
      sittings: [{ from: "08:00", to: "11:30" }],
      months: [6, 7],
    } as const;
    expect(openingHours([rule])).toEqual([{ days: "Thứ hai, thứ tư (tháng 6, 7)", times: "08:00 - 11:30" }]);
  });
});

it("says the same hours in English", () => {
  expect(openingHours(CENTRE_SITTINGS, "en")).toEqual([
    { days: "Monday to Friday", times: "07:30 - 11:00, 14:00 - 16:30" },
    { days: "Saturday", times: "07:30 - 11:00 (only to bring dossiers and fetch results)" },
  ]);
});

describe("home page", () => {
  const contact = { name: "Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn", phone: "0205 3 000 000", address: "Số 1" };
  const html = renderToString(<HomePage contact={contact} hours={openingHours(CENTRE_SITTINGS)} />);

  it("asks what people come for, and needs no script", () => {
    expect(html).toContain('action="/thu-tuc"');
    expect(html).toContain('action="/tra-cuu"');
    expect(html).not.toContain("<script");
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it("labels every input", () => {
    const ids = [...html.matchAll(/<input id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["find", "ma", "so"]);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
  });

  it("says when, where and whom to call", () => {
    expect(html).toContain("07:30 - 11:00");
    expect(html).toContain('href="tel:02053000000"');
  });
});
