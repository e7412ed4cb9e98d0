import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { DayKind } from "../domain/calendar-day.ts";
import type { DayWish } from "../domain/change-days.ts";
import { STATE_ANNOUNCEMENTS } from "../domain/state-announcements.ts";
import { missingAnnouncements } from "../domain/statutory-holidays.ts";
import { CalendarPage } from "../pages/calendar-page.tsx";
import { PreviewPage } from "../pages/preview-page.tsx";
import { changeSentence, dayName } from "../pages/words.ts";
import { currentVersion, findYear, lawYear } from "../store/load-calendar.ts";
import { listVersions } from "../store/versions.ts";
import { changeDays, previewDays } from "../use-cases/change-days.ts";
import { confirmYear } from "../use-cases/confirm-year.ts";
import { sayRefusal, type CalendarRefusal } from "../use-cases/refusals.ts";
import type { CalendarDeps } from "./deps.ts";
import { confirmForm, dayForm, formDate, yearQuery, type DayForm } from "./forms.ts";
import { sittingsRoutes } from "./sittings-routes.tsx";
import { CALENDAR_PATH, CONFIRM_PATH, DAY_PATH, PREVIEW_PATH, yearPath } from "./paths.ts";

const DONE: Readonly<Record<string, FlashMessage>> = {
  "doi-ngay": { tone: "done", title: "Đã đổi lịch. Hạn trả của các hồ sơ đang giải quyết đã được tính lại." },
  "xac-nhan": { tone: "done", title: "Đã xác nhận lịch của năm." },
};

const READERS = { config: { audience: ["system-administrator", "centre-manager"] } } as const;
const CHANGERS = { config: { audience: ["system-administrator"] } } as const;
/** Saving moves deadlines: it needs a fresh proof of who sits at the screen. */
const SAVERS = { config: { audience: ["system-administrator"], freshProof: "always" } } as const;

/** The administrator's calendar: see a year, look at a change before it is saved, save it, confirm a year. */
export function calendarRoutes<
  Viewer extends { readonly officerId: string; readonly appointments: readonly { readonly role: string }[] },
>(app: App, deps: CalendarDeps<Viewer>): void {
  sittingsRoutes(app, deps);
  const changing = (request: FastifyRequest) => ({ ...deps, viewer: deps.requireViewer(request) });

  app.get(CALENDAR_PATH, READERS, (request, reply) => {
    const { nam, ngay, xong = "" } = parseInput(yearQuery, request.query);
    const flash = Object.hasOwn(DONE, xong) ? DONE[xong] : undefined;
    return show(request, reply, { year: ngay?.year ?? nam, day: ngay, flash });
  });

  app.get<{ Querystring: Record<string, string> }>(PREVIEW_PATH, CHANGERS, async (request, reply) => {
    const form = dayForm.safeParse(request.query);
    const day = formDate(request.query["day"] ?? "");
    if (!form.success) {
      const errors = form.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ""), message: issue.message }));
      return show(request, reply, { year: day?.year, day, errors, typed: request.query, status: 422 });
    }
    const preview = await previewDays(deps, { days: wishesOf(form.data), reason: form.data.reason });
    if (!preview.ok) return refuse(request, reply, form.data, preview.error);
    const page = (
      <PreviewPage
        viewer={await deps.pageViewer(deps.db, deps.requireViewer(request))}
        question={`Đổi ${preview.value.changes.map(({ after }) => dayName(after.date).toLowerCase()).join(" và ")}?`}
        changes={preview.value.changes.map(changeSentence)}
        action={DAY_PATH}
        moves={await deps.previewMoves(preview.value.calendar)}
        hidden={fieldsOf(form.data)}
        backHref={yearPath(form.data.day.year, form.data.day)}
      />
    );
    return html(reply, page);
  });

  app.post(DAY_PATH, SAVERS, async (request, reply) => {
    const form = parseInput(dayForm, request.body);
    const command = { days: wishesOf(form), reason: form.reason, version: form.version };
    const result = await changeDays(changing(request), command);
    if (!result.ok) return refuse(request, reply, form, result.error);
    return seeOther(reply, `${yearPath(form.day.year)}&xong=doi-ngay`);
  });

  app.post(CONFIRM_PATH, SAVERS, async (request, reply) => {
    const form = parseInput(confirmForm, request.body);
    const result = await confirmYear(changing(request), form);
    if (result.ok) return seeOther(reply, `${yearPath(form.year)}&xong=xac-nhan`);
    const { vi, status } = sayRefusal(result.error);
    return show(request, reply, { year: form.year, errors: [{ field: "", message: vi }], status });
  });

  type Shown = {
    readonly year?: number | undefined;
    readonly day?: DayForm["day"] | undefined;
    readonly errors?: readonly FieldError[];
    readonly typed?: Readonly<Record<string, string>>;
    readonly flash?: FlashMessage | undefined;
    readonly status?: number;
  };

  function refuse(request: FastifyRequest, reply: FastifyReply, form: DayForm, refusal: CalendarRefusal) {
    const { vi, status } = sayRefusal(refusal);
    const typed = Object.fromEntries(fieldsOf(form));
    const errors = [{ field: FIELDS[refusal.kind] ?? "", message: vi }];
    return show(request, reply, { year: form.day.year, day: form.day, errors, typed, status });
  }

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown) {
    const viewer = deps.requireViewer(request);
    const today = dateInVietnam(await deps.clock.now());
    const year = shown.year ?? today.year;
    const stored = await findYear(deps.db, year);
    const days = stored?.days ?? lawYear(year);
    const mayChange = viewer.appointments.some(({ role }) => role === "system-administrator");
    const page = (
      <CalendarPage
        viewer={await deps.pageViewer(deps.db, viewer)}
        year={year}
        days={days}
        status={stored?.status ?? "generated"}
        missing={missingAnnouncements(year, STATE_ANNOUNCEMENTS)}
        today={today}
        version={await currentVersion(deps.db)}
        versions={await listVersions(deps.db)}
        access={mayChange ? "change" : "read"}
        chosen={days.find((day) => shown.day?.equals(day.date))}
        errors={shown.errors ?? []}
        flash={shown.flash}
        {...(shown.typed === undefined ? {} : { typed: shown.typed })}
      />
    );
    return html(reply, page, shown.status ?? 200);
  }
}

/** Which field a refusal is about. */
const FIELDS: Partial<Record<CalendarRefusal["kind"], string>> = {
  "calendar/reason-missing": "reason",
  "calendar/reason-too-long": "reason",
  "calendar/nothing-changed": "kind",
  "calendar/kind-does-not-fit": "otherDay",
};

/** The other day of a swap gets the kind that mirrors the first. */
function wishesOf({ day, kind, otherDay }: DayForm): readonly DayWish[] {
  const first: DayWish = { date: day, kind };
  return otherDay === undefined ? [first] : [first, { date: otherDay, kind: mirrored(kind, otherDay.dayOfWeek > 5) }];
}

function mirrored(kind: DayKind, isRestDay: boolean): DayKind {
  if (kind === "swap-off") return "swap-worked";
  if (kind === "swap-worked") return "swap-off";
  return isRestDay ? "weekly-rest" : "working";
}

function fieldsOf(form: DayForm): readonly (readonly [string, string])[] {
  return [
    ["day", form.day.toString()],
    ["kind", form.kind],
    ["reason", form.reason],
    ["otherDay", form.otherDay?.toString() ?? ""],
    ["version", String(form.version)],
  ];
}
