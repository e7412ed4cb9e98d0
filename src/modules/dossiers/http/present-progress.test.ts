import { describe, expect, it } from "vitest";
import { aDossier, at, CALENDAR } from "../testing.ts";
import { presentProgressView } from "./present-progress.ts";

const agency = { name: "Sở Thử nghiệm", phone: "02053 000 000" };
type Built = ReturnType<ReturnType<typeof aDossier>["build"]>;
const view = (dossier: Built, now: string, language: "vi" | "en" = "vi") =>
  presentProgressView({ dossier, entries: [], agency, calendar: CALENDAR, now: at(now), language });

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

describe("in English", () => {
  it("says the same, never less: everything that is said in Vietnamese is said", () => {
    const lives = [
      aDossier().inProgress().build(),
      aDossier().awaitingSupplement().build(),
      aDossier().resolved(at("2026-12-01 09:00")).build(),
    ];
    for (const dossier of lives) {
      for (const now of ["2026-11-30 09:00", "2027-03-01 09:00"]) {
        const [vietnamese, english] = [view(dossier, now), view(dossier, now, "en")];
        for (const part of ["headline", "next", "status"] as const) {
          expect(english[part]).not.toBe(vietnamese[part]);
          expect(english[part]).not.toMatch(/[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹ]/iu);
        }
        expect(english.due?.why.length).toBe(vietnamese.due?.why.length);
        expect(english).toMatchObject({ code: vietnamese.code, promised: vietnamese.promised });
      }
    }
  });

  it("apologises for a broken promise in both languages", () => {
    expect(view(aDossier().inProgress().build(), "2026-12-01 16:31", "en").next).toContain("apologises");
  });
});
