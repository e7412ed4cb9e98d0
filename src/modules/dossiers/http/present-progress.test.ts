import { describe, expect, it } from "vitest";
import { aDossier, at, CALENDAR } from "../testing.ts";
import { presentProgressView } from "./present-progress.ts";

const agency = { name: "Sở Thử nghiệm", phone: "02053 000 000" };
const view = (dossier: ReturnType<ReturnType<typeof aDossier>["build"]>, now: string) =>
  presentProgressView({ dossier, entries: [], agency, calendar: CALENDAR, now: at(now) });

describe("what a citizen reads first", () => {
  const working = aDossier().inProgress().build(); // due 16:30 on Tuesday 1 December 2026

  it("is that there is nothing to do while the promise holds", () => {
    expect(view(working, "2026-12-01 16:30").next).toContain("không cần làm gì thêm");
  });

  it("is an apology and whom to ask once the date has passed", () => {
    const late = view(working, "2026-12-01 16:31");
    expect(late.headline).toContain("quá ngày hẹn");
    expect(late.next).toContain("xin lỗi");
    expect(late.next).not.toContain("không cần làm gì thêm");
  });

  it("stays the result itself when it came late", () => {
    const resolved = aDossier().resolved(at("2026-12-09 09:00")).build();
    expect(view(resolved, "2026-12-10 09:00").headline).toBe("Hồ sơ đã có kết quả");
  });

  it("is never late while the citizen is asked for something", () => {
    expect(view(aDossier().awaitingSupplement().build(), "2027-03-01 09:00").headline).toContain("bổ sung");
  });
});
