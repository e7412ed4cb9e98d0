import { renderToString } from "preact-render-to-string";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AGENCIES, PLACE } from "#modules/organizations/index.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { formatDate } from "#kernel/time.ts";
import { after, aDirective, at, CALENDAR, day, MONDAY, PEOPLE } from "../testing.ts";
import type { Directive } from "../domain/directive.ts";
import type { DirectiveEvent } from "../domain/events.ts";
import type { Names } from "../http/names.ts";
import { addresseeOf, presentDirective, presentHistory } from "../http/present.ts";
import { periodLine, presentRows, sessionSheet, tallyLine } from "../http/present-session.ts";
import type { Session } from "../use-cases/session-of.ts";
import { DetailPage } from "./detail-page.tsx";
import { DossierDirectives } from "./dossier-directives.tsx";
import { SessionPage } from "./session-page.tsx";
import { WaitingDirectives } from "./waiting-directives.tsx";

const names: Names = {
  agency: () => "Sở Mẫu",
  shortAgency: () => "Mẫu",
  unit: (id) => (id === null ? "" : "Phòng Một"),
  officer: (id) => (id === null ? "" : "Nông Thị Bích, Chuyên viên"),
};
const viewer = { name: "Nông Thị Bích", title: "Lãnh đạo", unitName: "", roles: ["department-leader"] };
const seenAt = (local: string) => ({ now: at(local), calendar: CALENDAR, names });
const answered = after(aDirective(), [[PEOPLE.leader, { act: "answer", text: "Dòng một.\nDòng hai." }]]);

describe("what waits, on the first page", () => {
  it("is nothing when nothing waits", () => {
    expect(renderToString(<WaitingDirectives waiting={{ toAnswer: 0, overdue: 0, toJudge: 0 }} />)).toBe("");
  });

  it("leads to what is to be answered and to be judged", () => {
    const html = renderToString(<WaitingDirectives waiting={{ toAnswer: 3, overdue: 1, toJudge: 2 }} />);
    expect(html).toContain('href="/dieu-hanh/chi-dao?chieu=toi&amp;muc=dang-cho">3 việc chờ tôi trả lời');
    expect(html).toContain("1 quá hạn");
    expect(html).toContain('href="/dieu-hanh/chi-dao?chieu=giao&amp;muc=da-tra-loi">2 trả lời chờ tôi chấp nhận');
    expect(renderToString(<WaitingDirectives waiting={{ toAnswer: 1, overdue: 0, toJudge: 0 }} />)).not.toContain(
      "quá hạn",
    );
  });
});

describe("the card of a dossier", () => {
  const html = (mayWrite: "yes" | "no", directives: readonly Directive[]) =>
    renderToString(
      <DossierDirectives
        dossierId="0193"
        mayWrite={mayWrite}
        directives={directives.map((one) => presentDirective(one, seenAt("2026-12-02 16:30")))}
      />,
    );

  it("offers a leader to write from it, and tells what was written", () => {
    expect(html("yes", [])).toContain('href="/dieu-hanh/chi-dao/moi?ho-so=0193"');
    expect(html("yes", [])).toContain("Chưa có chỉ đạo, kiến nghị nào");
    const told = html("no", [aDirective()]);
    expect(told).not.toContain("/moi?");
    expect(told).toContain("quá hạn 2 ngày");
    expect(told).toContain(`/dieu-hanh/chi-dao/${aDirective().id}`);
  });
});

describe("a page of one", () => {
  const html = (acts: Parameters<typeof DetailPage>[0]["acts"], directive: Directive) =>
    renderToString(
      <DetailPage
        viewer={viewer}
        directive={directive}
        view={presentDirective(directive, seenAt("2026-11-25 09:00"))}
        acts={acts}
        flash={undefined}
        writer="Lãnh đạo"
        answerLine="Nông Thị Bích"
        timeline={[]}
      />,
    );

  it("has one primary act, buttons that post for what needs no words, links for what does", () => {
    const page = html(["accept", "send-back", "withdraw"], answered);
    expect(page.match(/data-key-primary/g)).toHaveLength(1);
    expect(page).toContain(`action="/dieu-hanh/chi-dao/${answered.id}/chap-nhan"`);
    expect(page).toContain(`href="/dieu-hanh/chi-dao/${answered.id}/tra-lai"`);
    expect(page).toContain('name="version" value="2"');
  });

  it("shows the answer line by line, and why something was withdrawn", () => {
    expect(html([], answered)).toContain("Dòng một.\nDòng hai.");
    const withdrawn = after(aDirective(), [[PEOPLE.chairman, { act: "withdraw", reason: "Trùng việc khác." }]]);
    expect(html([], withdrawn)).toContain("Vì sao rút lại");
    expect(html([], withdrawn)).toContain("Trùng việc khác.");
  });
});

describe("words", () => {
  it("say whom it is for, from the agency down to the person", () => {
    expect(addresseeOf(aDirective({ unitId: "u" }), names)).toBe("Mẫu · Phòng Một");
    expect(addresseeOf(aDirective({ officerId: "o" }), names)).toBe("Mẫu · Nông Thị Bích, Chuyên viên");
    expect(addresseeOf(aDirective(), names)).toBe("Mẫu");
  });

  it("tell every event of a history, newest first, with what was typed folded away", () => {
    const events: readonly DirectiveEvent[] = [
      { kind: "directive-acknowledged", at: MONDAY },
      { kind: "directive-answered", at: MONDAY, text: "Xong.", officerId: "o" },
      { kind: "directive-sent-back", at: MONDAY, reason: "Chưa đủ." },
      {
        kind: "directive-extended",
        at: MONDAY,
        previousDueOn: day("2026-11-30"),
        dueOn: day("2026-12-04"),
        dueAt: at("2026-12-04 16:30"),
        reason: "Đo lại.",
      },
      { kind: "directive-accepted", at: MONDAY },
      { kind: "directive-withdrawn", at: MONDAY, reason: "Trùng." },
    ];
    const entries = events.map((event, index) => ({ seq: index + 1, event, at: MONDAY, actorId: "o", unitId: "u" }));
    expect(presentHistory(entries, names).map(({ what, details }) => [what, details])).toEqual([
      ["Rút lại", "Lý do: Trùng."],
      ["Chấp nhận, kết thúc", undefined],
      ["Gia hạn đến 04/12/2026", "Hạn trước 30/11/2026. Lý do: Đo lại."],
      ["Trả lại, yêu cầu làm tiếp", "Lý do: Chưa đủ."],
      ["Trả lời", "Xong."],
      ["Xác nhận đã nhận", undefined],
    ]);
    expect(presentHistory(entries, names)[0]?.who).toBe("Nông Thị Bích, Chuyên viên, Phòng Một");
  });
});

describe("a session", () => {
  const session: Session = {
    from: day("2026-11-01"),
    to: day("2026-12-02"),
    asOf: at("2026-12-02 16:30"),
    directives: [aDirective(), answered],
    recommendations: [],
    counts: { total: 2, waiting: 1, overdue: 1, answered: 1, done: 0, withdrawn: 0 },
  };
  const agency: Agency = {
    id: "1",
    code: "H99",
    codeIsInvented: true,
    name: "Sở Mẫu",
    shortName: "Mẫu",
    kind: "department",
    superiorName: "UBND tỉnh Sơn Thủy",
    address: "",
    phone: "",
    place: "Sơn Thủy",
    website: "",
  };
  const seen = { now: session.asOf, calendar: CALENDAR, names };

  it("says on page and paper the same of each: answer, state, and late only where it is", () => {
    const rows = presentRows(session.directives, seen);
    expect(rows.map(({ state, late, answer }) => [state, late, answer])).toEqual([
      ["Mới gửi (quá hạn 2 ngày)", "yes", ""],
      ["Đã trả lời (trả lời đúng hạn)", "no", "23/11/2026: Dòng một.\nDòng hai."],
    ]);
    const html = renderToString(
      <SessionPage
        viewer={viewer}
        typed={{ from: "01/11/2026", to: "02/12/2026" }}
        errors={[]}
        period={periodLine(session)}
        tally={tallyLine(session.counts)}
        parts={[
          { title: "Chỉ đạo", rows },
          { title: "Kiến nghị", rows: [] },
        ]}
        printHref="/x.pdf"
      />,
    );
    expect(html.match(/mc-late/g)).toHaveLength(2);
    expect(html).toContain("Không có kiến nghị nào trong thời gian này");
    const sheet = sessionSheet({ session, agency, today: day("2026-02-05"), seen });
    expect(sheet.parts.map(({ rows: lines }) => lines)).toEqual([rows, []]);
    expect(sheet).toMatchObject({
      superior: "UBND TỈNH SƠN THỦY",
      agency: "SỞ MẪU",
      date: "ngày 05 tháng 02 năm 2026",
      tally: "2 việc: 1 đang chờ (1 quá hạn), 1 đã trả lời chờ chấp nhận, 0 đã xong, 0 đã rút.",
    });
    expect(sheet.period).toContain(formatDate(session.to));
  });

  it("the template names no unit and no province", () => {
    const source = readFileSync(join(import.meta.dirname, "..", "templates", "session.typ"), "utf8");
    for (const name of [PLACE, ...AGENCIES.map((one) => one.name)]) expect(source).not.toContain(name);
    expect(source).toBe(source.normalize("NFC"));
  });
});
