import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "../store/timeline.ts";
import { aCase, aDossier, at, CALENDAR, IDS } from "../testing.ts";
import { answersOf, hiddenOf } from "./act-answers.ts";
import { actForm, FORM_ACTS, isFormAct } from "./act-forms.ts";
import { presentDue } from "./present-due.ts";
import { presentTimeline } from "./present-timeline.ts";

const NOW = at("2026-11-25 10:00");
const names = {
  officer: (id: string) => (id === IDS.officer ? "Nông Thị Bích, Chuyên viên" : ""),
  unit: () => "Phòng Một",
};
const context = {
  now: NOW,
  procedureCase: aCase(),
  signers: [{ id: IDS.leader, name: "Chu Thị Diệp", title: "Phó Giám đốc", active: true }],
};

function entry(change: Partial<TimelineEntry>): TimelineEntry {
  const base = { seq: 1, event: "dossier-accepted", at: NOW, actorId: IDS.officer, unitId: IDS.counter } as const;
  return { ...base, fromState: "submitted", toState: "accepted", payload: {}, ...change };
}

describe("the due-date chip of a dossier", () => {
  it.each([
    ["còn", aDossier().inProgress().build(), "neutral"],
    ["quá hạn", aDossier().inProgress().dueOn("2026-11-23").build(), "late"],
    ["tạm dừng: chờ bổ sung", aDossier().awaitingSupplement().build(), "paused"],
    ["tạm dừng: chờ nghĩa vụ tài chính", aDossier().awaitingObligation().build(), "paused"],
    ["đã trả trước hạn", aDossier().resolved().build(), "early"],
  ])("says %s", (words, dossier, tone) => {
    const chip = presentDue(dossier, NOW, CALENDAR);
    expect(chip?.text).toContain(words);
    expect(chip?.tone).toBe(tone);
  });

  it("says until when a submission must be answered: eight working hours", () => {
    const shown = presentDue(aDossier().build(), NOW, CALENDAR);
    expect(shown?.text).toMatch(/^tiếp nhận: /);
    expect(shown?.at).toMatch(/^\d\d:\d\d \d\d\/11\/2026$/);
  });

  it("is silent while papers are awaited at intake and after an early end", () => {
    expect(presentDue(aDossier().awaitingIntakeSupplement().build(), NOW, CALENDAR)).toBeUndefined();
    expect(presentDue(aDossier().refused().build(), NOW, CALENDAR)).toBeUndefined();
    expect(presentDue(aDossier().withdrawn().build(), NOW, CALENDAR)).toBeUndefined();
  });

  it("carries its reasons", () => {
    expect(presentDue(aDossier().inProgress().build(), NOW, CALENDAR)?.why?.length).toBeGreaterThan(1);
  });
});

describe("the history in words", () => {
  it("is newest first, with who and where, internal and public apart", () => {
    const lines = presentTimeline(
      [entry({ seq: 1 }), entry({ seq: 2, event: "dossier-assigned", payload: { handlerId: IDS.officer } })],
      names,
    );
    expect(lines.map(({ what, audience }) => [what, audience])).toEqual([
      ["Phân công xử lý: Nông Thị Bích, Chuyên viên", "internal"],
      ["Tiếp nhận hồ sơ", "public"],
    ]);
    expect(lines[0]?.who).toBe("Nông Thị Bích, Chuyên viên, Phòng Một");
    expect(lines[0]?.iso).toBe("2026-11-25T10:00:00+07:00");
  });

  it("names a step by what was done in it, and says both dates of an extension", () => {
    const [extended, step] = presentTimeline(
      [
        entry({ event: "step-recorded", payload: { step: "appraised", stepCode: "B3", note: "Đủ điều kiện" } }),
        entry({
          seq: 2,
          event: "deadline-extended",
          payload: { previousDueAt: at("2026-12-01 16:30"), newDueAt: at("2026-12-08 16:30") },
        }),
      ],
      names,
    );
    expect(step).toMatchObject({ what: "Thẩm định (B3)", details: "Đủ điều kiện" });
    expect(extended?.what).toBe("Xin lỗi và hẹn lại ngày trả: từ 16:30 01/12/2026 sang 16:30 08/12/2026");
  });

  it("shows words and papers, never an id", () => {
    const payload = {
      reason: "Thiếu",
      papers: [{ name: "Đơn" }, { name: "Bản vẽ" }],
      ownerId: IDS.owner,
      amount: 5000,
    };
    expect(presentTimeline([entry({ payload })], names)[0]?.details).toBe("Thiếu. 5.000 đ. Giấy tờ: Đơn; Bản vẽ");
    expect(presentTimeline([entry({ payload: { ownerId: IDS.owner } })], names)[0]?.details).toBeUndefined();
  });
});

describe("the forms of acts", () => {
  it.each(FORM_ACTS)("%s has a title, a button and inputs with labels", (act) => {
    const form = actForm(act, aDossier().awaitingSupplement().build(), context);
    expect(isFormAct(act)).toBe(true);
    expect(form.title).not.toBe("");
    expect(form.submitLabel).not.toBe("");
    expect(new Set(form.inputs.map(({ name }) => name)).size).toBe(form.inputs.length);
    for (const { label } of form.inputs) expect(label).not.toBe("");
  });

  it("come back with what was typed", () => {
    const form = actForm("refuse", aDossier().build(), context, {
      reason: "Không đủ điều kiện",
      ground: "not-eligible",
    });
    expect(answersOf(form, { reason: "Không đủ điều kiện", ground: "not-eligible" })).toEqual([
      ["Căn cứ từ chối", "Không đủ điều kiện theo quy định"],
      ["Lý do cụ thể", "Không đủ điều kiện"],
    ]);
    expect(form.inputs).toContainEqual(expect.objectContaining({ name: "reason", value: "Không đủ điều kiện" }));
  });

  it("asks a leader for the basis only when papers were already asked for in the phase", () => {
    const names = (dossier: ReturnType<ReturnType<typeof aDossier>["build"]>) =>
      actForm("request-supplement", dossier, context).inputs.map(({ name }) => name);
    expect(names(aDossier().inProgress().build())).not.toContain("secondBasis");
    expect(names(aDossier().awaitingSupplement().build())).toContain("secondBasis");
  });

  it("send everything again with the confirmation, but never the confirmation itself", () => {
    expect(hiddenOf({ version: "3", asked: ["0", "2"], confirmed: "yes" })).toEqual([
      ["version", "3"],
      ["asked", "0"],
      ["asked", "2"],
    ]);
  });
});
