import { describe, expect, it } from "vitest";
import { IDS } from "#modules/dossiers/testing.ts";
import { OWNER_KINDS, type Share } from "./charge.ts";
import { durationInWords } from "./duration.ts";
import { lateSentence } from "./late-sentence.ts";

const words = (minutes: number) => durationInWords(minutes, 360).replaceAll("\u00a0", " ");
const share: Share = {
  ...{ kind: "agency", agencyId: IDS.agency, unitId: IDS.division, officerId: IDS.officer },
  ...{ minutes: 900, beyond: 540, late: 540 },
};
const name = { where: "Phòng Quản lý khoa học", officer: "Nông Thị Bích" };

describe("why a dossier was late", () => {
  it("names who went beyond the own share, and by how much", () => {
    expect(lateSentence(share, name, words)).toBe(
      "Quá hạn vì Phòng Quản lý khoa học (Nông Thị Bích) giữ hồ sơ lâu hơn phần thời gian của mình 1 ngày 3 giờ.",
    );
  });

  it("names no officer where nobody had taken the work", () => {
    expect(lateSentence(share, { ...name, officer: null }, words)).toContain("(chưa ai nhận việc)");
  });

  it("says when somebody merely had it after the date", () => {
    expect(lateSentence({ ...share, beyond: 0 }, name, words)).toContain("còn giữ hồ sơ 1 ngày 3 giờ sau ngày hẹn");
  });

  it("blames no officer for what nobody here could help", () => {
    for (const kind of OWNER_KINDS.filter((each) => !["agency", "counter", "opinion"].includes(each))) {
      const sentence = lateSentence({ ...share, kind }, name, words);
      expect(sentence).toMatch(/^Quá hạn vì .*1 ngày 3 giờ/);
      expect(sentence).not.toContain("Nông Thị Bích");
    }
  });
});
