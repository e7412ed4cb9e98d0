import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { WORK_LISTS, type WorkList } from "../domain/work-list.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import type { Task } from "../domain/task.ts";
import { LIST_SLUGS, MY_WORK_PATH, taskPath, workHref } from "./paths.ts";
import { presentRefusal } from "./present-refusal.ts";
import { presentTaskDue } from "./present-task-due.ts";
import { firstWithWork, readView } from "./read-view.ts";
import { resultOf, typedOf, type CompletePosted } from "./task-forms.ts";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);
const id = "0193579b-1df1-7000-8000-000000000001";

describe("the address of a list", () => {
  it.each(WORK_LISTS)("%s comes back as it was", (list) => {
    const href = workHref(MY_WORK_PATH, { slug: LIST_SLUGS[list], due: "qua-han", after: `khong-tinh_${id}` });
    expect(readView(queryOf(href))).toMatchObject({ list, due: "qua-han", after: { due: null, id } });
  });

  it.each([
    {},
    null,
    undefined,
    "x",
    { "danh-sach": ["a"], han: {}, sau: 1, "vua-chuyen": "../..", "da-xong": "1e3-x" },
  ])("%j asks for nothing", (query) =>
    expect(readView(query)).toEqual({
      list: undefined,
      due: undefined,
      after: undefined,
      handedOn: undefined,
      bulkDone: undefined,
    }),
  );

  it("opens the first list with work, and never the one that only waits", () => {
    const counts = (filled: readonly WorkList[]) =>
      Object.fromEntries(
        WORK_LISTS.map((list) => [list, { all: filled.includes(list) ? 1 : 0, late: 0 }]),
      ) as Parameters<typeof firstWithWork>[0];
    expect(firstWithWork(counts(["signing", "receiving"]))).toBe("receiving");
    expect(firstWithWork(counts(["awaiting", "signing"]))).toBe("signing");
    expect(firstWithWork(counts(["awaiting"]))).toBe("waiting");
    expect(taskPath({ dossierId: "d", id: "t" }, "return")).toBe("/can-bo/ho-so/d/buoc/t/tra-lai");
  });
});

describe("the form of a step", () => {
  const posted: CompletePosted = {
    version: 3,
    way: "B4",
    assigneeId: "",
    note: "Đủ",
    resultKind: "refused",
    resultNumber: "5/TB",
    signedOn: "3/12/2026",
    resultSummary: "Không đủ điều kiện",
  };

  it("reads the result, and keeps everything typed", () => {
    expect(resultOf(posted)).toEqual({
      ok: true,
      value: {
        result: "refused",
        number: "5/TB",
        signedOn: Temporal.PlainDate.from("2026-12-03"),
        summary: "Không đủ điều kiện",
      },
    });
    expect(resultOf({ ...posted, resultKind: "" })).toEqual({ ok: true, value: undefined });
    expect(typedOf(posted)).toMatchObject({ way: "B4", note: "Đủ", signedOn: "3/12/2026" });
  });

  it.each(["", "31/02/2026", "2026-12-03", "3/12", "mai"])("refuses the date %j at its field", (signedOn) => {
    expect(resultOf({ ...posted, signedOn })).toMatchObject({ ok: false, error: [{ field: "signedOn" }] });
  });

  it("shows refusals of both slices at the field they are about", () => {
    expect(presentRefusal({ kind: "processing/officer-missing" })).toMatchObject({
      status: 422,
      errors: [{ field: "assigneeId", message: "Hãy chọn người xử lý." }],
    });
    expect(presentRefusal({ kind: "dossiers/result-incomplete", missing: ["number"] }).errors[0]?.field).toBe(
      "resultNumber",
    );
    expect(presentRefusal({ kind: "dossiers/not-found", denied: true }).status).toBe(404);
  });
});

describe("the chip of a step", () => {
  const calendar = calendarOfLaw(2026, 2027, STATE_ANNOUNCEMENTS);
  const now = Temporal.Instant.from("2026-11-23T09:00:00+07:00");
  const task = (change: Partial<Task>): Task => ({
    id,
    version: 1,
    dossierId: id,
    stepCode: "B3",
    act: "appraise",
    agencyId: id,
    unitId: id,
    role: "specialist",
    ownerId: null,
    state: "ready",
    createdAt: now,
    dueAt: null,
    suspendedAt: null,
    doneAt: null,
    doneBy: null,
    way: null,
    returnedTo: null,
    note: "",
    ...change,
  });
  const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);

  it.each([
    [{ dueAt: at("2026-12-03T16:30") }, "neutral", /^còn \d+ ngày$/],
    [{ dueAt: at("2026-11-23T16:00") }, "soon", /^còn \d+ giờ$/],
    [{ dueAt: at("2026-11-18T16:00") }, "late", /^quá hạn \d+ ngày$/],
    [{ state: "suspended" }, "paused", /^tạm dừng: chờ bổ sung$/],
    [{ act: "await-applicant" }, "paused", /^tạm dừng: chờ người nộp$/],
    [{ act: "consult" }, "paused", /^không tính thời gian$/],
    [{ act: "return-result" }, "plain", /^chờ trả kết quả$/],
  ] as const)("%o", (change, tone, words) => {
    const chip = presentTaskDue(task(change), now, calendar);
    expect(chip.tone).toBe(tone);
    expect(chip.text).toMatch(words);
  });
});
