import { describe, expect, it } from "vitest";
import type { Briefing } from "#modules/reporting/index.ts";
import { totalsOf } from "../domain/totals.ts";
import { aBriefing, anAgency, anAskedDirective, aPoint, day, NOW, plain } from "../testing.ts";
import type { Session } from "../use-cases/session-of.ts";
import { balanceOf, briefingFigures, briefingRows, briefingSentence } from "./present-briefing.ts";
import { askedSentence, presentSession, receivedSentence, resolvedSentence } from "./present-session.ts";
import { sessionPaper } from "./session-report.ts";

const period = { from: day("2019-01-10"), to: day("2019-02-11"), name: "" };
const press = aBriefing({ received: 596, resolved: 426, onTime: 426, inProcess: 170 });
const notary = anAgency("1", { name: "Phòng Công chứng số 1", kind: "notary-office" });
const power = anAgency("2", { name: "Công ty Điện lực", shortName: "Điện lực", kind: "enterprise" });
const nothing = anAgency("3");

function aSession(whole: Partial<Briefing> = {}, change: Partial<Session> = {}): Session {
  return {
    briefing: {
      period,
      until: NOW,
      whole: { ...press, ...whole },
      lines: [
        { agency: notary, briefing: aBriefing({ received: 209, resolved: 209, onTime: 209 }) },
        { agency: power, briefing: aBriefing({ received: 3, resolved: 2, onTime: 1, late: 1, inProcess: 1 }) },
        { agency: nothing, briefing: aBriefing() },
      ],
      moneyAndPaper: {
        ...{ courierOut: 0, courierBack: 0, courierOutstanding: 0 },
        ...{ bankDossiers: 0, bankAmount: 0, bankUnexplained: 0 },
      },
      outstanding: [],
      announced: [],
    },
    before: { whole: aBriefing(), totals: totalsOf([]) },
    totals: totalsOf([aPoint("1", { received: 596 })]),
    holds: 0,
    why: [],
    asked: [],
    notes: [],
    ...change,
  };
}

const textOf = (session: Session) =>
  plain(
    presentSession({ session, agencies: [notary, power, nothing] })
      .parts.flatMap(({ sentences }) => sentences.map(({ text }) => text))
      .join("\n"),
  );

describe("the briefing in words", () => {
  it("tells the first month of 2019", () => {
    expect(plain(briefingSentence({ period, whole: press }))).toBe(
      "Từ ngày 10/01/2019 đến ngày 11/02/2019, tiếp nhận 596 hồ sơ; đã giải quyết 426 hồ sơ, 100 % trước và đúng hạn; 170 hồ sơ đang giải quyết.",
    );
    expect(balanceOf(press)).toEqual({
      sentence:
        "0 từ kỳ trước + 596 tiếp nhận = 426 đã giải quyết + 170 đang giải quyết + 0 không được tiếp nhận + 0 rút + 0 dừng",
      difference: 0,
    });
  });

  it("shows a balance that is broken, and by how much", () => {
    const broken = balanceOf({ ...press, received: 597 });
    expect(broken.difference).toBe(1);
    expect(broken.sentence).toContain("≠");
  });

  it("tells what was carried over, what was late, and that nothing was done", () => {
    const sentence = plain(briefingSentence({ period, whole: { ...press, carriedOver: 12, onTime: 400, late: 26 } }));
    expect(sentence).toContain("(ngoài 12 hồ sơ từ kỳ trước chuyển sang)");
    expect(sentence).toContain("93,9 % trước và đúng hạn, 26 hồ sơ quá hạn");
    expect(briefingSentence({ period, whole: aBriefing() })).toContain("chưa giải quyết xong hồ sơ nào");
  });

  it("has a row for each agency, also with zeros, and the sum", () => {
    const { briefing } = aSession();
    const rows = briefingRows(briefing);
    expect(rows.map(({ cells }) => cells[0])).toEqual(["Phòng Công chứng số 1", "Công ty Điện lực", "Sở 3", "Tổng số"]);
    expect(rows[0]?.cells[2]).toMatchObject({ value: 209 });
    expect(rows[2]?.cells.slice(1).every((cell) => typeof cell === "object" && cell.value === 0)).toBe(true);
    expect(rows[1]?.cells[5]).toMatchObject({ value: 1, tone: "wrong" });
    expect(briefingFigures(briefing).map(({ value }) => value)).toEqual([596, 426, 1, 0, 170, 0]);
  });
});

describe("the report of a session", () => {
  it("tells the results in sentences", () => {
    const session = aSession();
    expect(plain(receivedSentence(session))).toBe(
      "Trong kỳ, Trung tâm tiếp nhận 596 hồ sơ (kỳ trước không có hồ sơ); tiếp nhận trực tuyến 0 hồ sơ, đạt 0 %.",
    );
    expect(plain(resolvedSentence(session))).toBe(
      "Đã giải quyết 426 hồ sơ; trước và đúng hạn 426 hồ sơ, đạt tỷ lệ 100 %; không có hồ sơ giải quyết quá hạn.",
    );
    const text = textOf(session);
    expect(text).toContain("Đến hết kỳ còn 170 hồ sơ đang giải quyết, tất cả còn trong hạn.");
    expect(text).toContain("Tiếp nhận nhiều nhất: Phòng Công chứng số 1 (209 hồ sơ), Công ty Điện lực (3 hồ sơ).");
    expect(text).toContain("1 cơ quan không phát sinh hồ sơ trong kỳ: S3.");
  });

  it("compares with the period before", () => {
    const before = { whole: aBriefing({ received: 400, resolved: 100, onTime: 90 }), totals: totalsOf([]) };
    const session = aSession({}, { before });
    expect(plain(receivedSentence(session))).toContain(", tăng 196 hồ sơ (49,0 %) so với kỳ trước");
    expect(plain(resolvedSentence(session))).toContain(", tăng 10 điểm % so với kỳ trước");
    expect(plain(receivedSentence(aSession({ received: 400 }, { before })))).toContain(", bằng kỳ trước");
    expect(plain(receivedSentence(aSession({ received: 300 }, { before })))).toContain(", giảm 100 hồ sơ");
  });

  it("names difficulties: late agencies, refusals, holds, figures that do not add up, the centre's own words", () => {
    const announced = {
      id: "f",
      subject: "procedures" as const,
      title: "Thủ tục",
      total: 1284,
      parts: [
        { label: "a", value: 1275 },
        { label: "b", value: 19 },
      ],
      source: "báo",
      statedOn: day("2019-02-11"),
      enteredBy: "o",
      enteredAt: NOW,
    };
    const base = aSession({ refused: 6 }, { holds: 12 });
    const note = { id: "n", ...period, section: "difficulty", text: "Thiếu máy quét.", writtenBy: "o", writtenAt: NOW };
    const session: Session = {
      ...base,
      briefing: { ...base.briefing, announced: [announced, { ...announced, id: "g", title: "Khớp", total: 1294 }] },
      notes: [{ ...note, section: "difficulty" }],
    };
    const text = textOf(session);
    expect(text).toContain("Hồ sơ quá hạn phát sinh ở 1 cơ quan: Công ty Điện lực (1 hồ sơ giải quyết quá hạn).");
    expect(text).toContain("6 hồ sơ không được tiếp nhận, bằng 1,0 % số hồ sơ tiếp nhận.");
    expect(text).toContain("12 hồ sơ phải tạm dừng");
    expect(text).toContain(
      "Số liệu công bố chưa khớp: Thủ tục. Công bố 1.284; cộng các phần 1.275 + 19 = 1.294; lệch 10.",
    );
    expect(text).not.toContain("Số liệu công bố chưa khớp: Khớp");
    expect(text).toContain("Thiếu máy quét.");
  });

  it("tells what was asked for and how it stands", () => {
    const asked = [
      anAskedDirective(),
      anAskedDirective({ id: "e", dueAt: NOW.subtract({ hours: 1 }) }),
      anAskedDirective({ id: "f", kind: "recommendation", state: "done" }),
    ];
    expect(askedSentence(asked, NOW)).toBe(
      "Trong kỳ có 2 chỉ đạo, 1 kiến nghị: 1 đã xong, 0 đã trả lời, 2 đang chờ trả lời (1 quá hạn), 0 đã rút.",
    );
    const { parts } = presentSession({ session: aSession({}, { asked }), agencies: [power] });
    const [table] = parts.find(({ key }) => key === "chi-dao")?.tables ?? [];
    expect(table?.rows.map(({ cells }) => cells[3])).toEqual(["Mới gửi", "Mới gửi, quá hạn", "Đã xong"]);
  });

  it("goes to paper whole: every sentence and cell as finished text", () => {
    const report = presentSession({ session: aSession(), agencies: [] });
    const paper = sessionPaper(report, { superior: "UBND tỉnh", agency: "Trung tâm", place: "Lạng Sơn", date: "ngày" });
    expect(paper).toMatchObject({
      paper: "a4",
      agency: "TRUNG TÂM",
      superior: "UBND TỈNH",
      "superior-name": "UBND tỉnh",
    });
    expect(paper.parts.map(({ title }) => title)).toEqual(report.parts.map(({ title }) => title));
    const cells = paper.parts.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
    expect(cells.every(({ text }) => typeof text === "string")).toBe(true);
    expect(cells.filter(({ isWrong }) => isWrong === "yes").map(({ text }) => text)).toEqual(["1"]);
  });
});
