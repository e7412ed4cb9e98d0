import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { FORM_KINDS, formOf, REGIMES, regimeOn } from "./form-set.ts";

describe("bộ biểu mẫu", () => {
  it("numbers the forms as each act does", () => {
    const numbers = (regime: (typeof REGIMES)[number]) =>
      FORM_KINDS.map((kind) => formOf(regime, kind)?.number ?? "không có");
    expect(numbers("TT 03/2025")).toEqual([
      "Mẫu 01",
      "Mẫu 02",
      "Mẫu 03",
      "Mẫu 04",
      "Mẫu 05",
      "Mẫu 06",
      "Mẫu 07",
      "",
      "",
    ]);
    expect(numbers("TT 01/2018")).toEqual([
      "Mẫu 01",
      "Mẫu 02",
      "Mẫu 03",
      "Mẫu 04",
      "không có",
      "Mẫu 05",
      "Mẫu 06",
      "",
      "",
    ]);
  });

  it("renamed the apology in 2025 and kept the other titles", () => {
    expect(formOf("TT 01/2018", "apology")?.title).toBe("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ");
    expect(formOf("TT 03/2025", "apology")?.title).toBe("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT");
    for (const kind of ["receipt", "supplement-request", "refusal", "control-slip", "register"] as const) {
      expect(formOf("TT 03/2025", kind)?.title).toBe(formOf("TT 01/2018", kind)?.title);
    }
  });

  it("prints slips on A5 and the register on A4 across", () => {
    for (const regime of REGIMES) {
      for (const kind of ["receipt", "supplement-request", "refusal", "apology"] as const) {
        expect(formOf(regime, kind)?.paper).toBe("a5");
      }
      expect(formOf(regime, "register")?.paper).toBe("a4-landscape");
    }
  });

  it.each([
    ["2019-02-11", "TT 01/2018"],
    ["2025-09-14", "TT 01/2018"],
    ["2025-09-15", "TT 03/2025"],
    ["2026-11-23", "TT 03/2025"],
    ["2018-01-01", "TT 01/2018"],
  ])("a dossier taken in on %s prints with %s", (day, regime) => {
    expect(regimeOn(Temporal.PlainDate.from(day))).toBe(regime);
  });

  it("writes every title in composed letters", () => {
    for (const regime of REGIMES) {
      for (const kind of FORM_KINDS) {
        const title = formOf(regime, kind)?.title ?? "";
        expect(title).toBe(title.normalize("NFC").toLocaleUpperCase("vi"));
      }
    }
  });
});
