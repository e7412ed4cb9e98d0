import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { formatDate, formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { workingMinutesBetween } from "#modules/deadlines/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { dayMinutesAt, durationInWords } from "../domain/duration.ts";
import { checkOutage, noticeOf, NOTICE_NAMES, OUTAGE_REFUSALS, type OutageEntry } from "../domain/outage.ts";
import { CancelOutagePage } from "../pages/cancel-outage-page.tsx";
import { ConfirmOutagePage } from "../pages/confirm-outage-page.tsx";
import { OutagesPage, type OutageRow, type OutageTyped } from "../pages/outages-page.tsx";
import { findOutage, listOutages, type Outage } from "../store/outages.ts";
import { cancelOutage, enterOutage } from "../use-cases/enter-outage.ts";
import type { DelayLedgerDeps } from "./deps.ts";
import { namesFor, type Names } from "./names.ts";
import { outageForm, readOutage } from "./outage-form.ts";
import { cancelOutagePath, OUTAGES_PATH } from "./paths.ts";

const config = { audience: ["system-administrator", "centre-manager"] } as const;

const DONE: Readonly<Record<string, FlashMessage>> = {
  ghi: { tone: "done", title: "Đã ghi. Thời gian của các hồ sơ được tính lại trong vài phút." },
  huy: { tone: "done", title: "Đã hủy lần ghi. Thời gian của các hồ sơ được tính lại trong vài phút." },
};

const doneQuery = z.object({ xong: z.string().max(20).optional().catch(undefined) });
const params = z.object({ id: z.uuid().optional().catch(undefined) });
const reasonForm = z.object({ reason: z.string().max(2000).catch("").default("") });

/** The register of outages: look, enter with a second look, cancel with a counter-entry. */
export function outageRoutes(app: App, deps: DelayLedgerDeps): void {
  const { db, calendar } = deps;
  const entering = (request: FastifyRequest) => ({ ...deps, viewer: requireViewer(request) });

  app.get(OUTAGES_PATH, { config }, (request, reply) => {
    const { xong = "" } = parseInput(doneQuery, request.query);
    const flash = Object.hasOwn(DONE, xong) ? DONE[xong] : undefined;
    const { confirmed: _, ...typed } = parseInput(outageForm, request.query);
    return show(request, reply, { typed, errors: [], flash, status: 200 });
  });

  app.post(OUTAGES_PATH, { config }, async (request, reply) => {
    const { confirmed, ...typed } = parseInput(outageForm, request.body ?? {});
    const read = readOutage(typed);
    if (!read.ok) return show(request, reply, { typed, errors: read.error, status: 422 });
    const checked =
      confirmed === "yes"
        ? await enterOutage(entering(request), read.value)
        : checkOutage(read.value, await calendar());
    if (!checked.ok) {
      const { field, vi, status } = OUTAGE_REFUSALS[checked.error.kind];
      return show(request, reply, { typed, errors: [{ field, message: vi }], status });
    }
    if (confirmed === "yes") return seeOther(reply, `${OUTAGES_PATH}?xong=ghi`);
    const page = (
      <ConfirmOutagePage
        viewer={await pageViewer(db, requireViewer(request))}
        question={`Ghi gián đoạn ${spanOf(read.value)}?`}
        consequences={consequencesOf(read.value, await calendar())}
        action={OUTAGES_PATH}
        hidden={Object.entries(typed)}
        confirmLabel="Ghi vào sổ"
        backHref={`${OUTAGES_PATH}?${new URLSearchParams(typed).toString()}`}
      />
    );
    return html(reply, page);
  });

  app.get(cancelOutagePath(":id"), { config }, async (request, reply) => {
    const outage = await outageOf(request);
    return html(reply, await cancelPage(request, outage, { reason: "", errors: [] }));
  });

  app.post(cancelOutagePath(":id"), { config }, async (request, reply) => {
    const outage = await outageOf(request);
    const { reason } = parseInput(reasonForm, request.body ?? {});
    const cancelled = await cancelOutage(entering(request), { id: outage.id, reason });
    if (cancelled.ok) return seeOther(reply, `${OUTAGES_PATH}?xong=huy`);
    const { field, vi, status } = OUTAGE_REFUSALS[cancelled.error.kind];
    return html(reply, await cancelPage(request, outage, { reason, errors: [{ field, message: vi }] }), status);
  });

  async function outageOf(request: FastifyRequest): Promise<Outage> {
    const { id } = parseInput(params, request.params);
    const outage = id === undefined ? undefined : await findOutage(db, id);
    if (outage === undefined) throw new HttpProblem(NOT_FOUND);
    return outage;
  }

  async function cancelPage(
    request: FastifyRequest,
    outage: Outage,
    kept: { readonly reason: string; readonly errors: readonly FieldError[] },
  ) {
    const viewer = await pageViewer(db, requireViewer(request));
    const where = { action: cancelOutagePath(outage.id), backHref: OUTAGES_PATH, about: spanOf(outage) };
    return <CancelOutagePage viewer={viewer} {...where} {...kept} />;
  }

  type Shown = {
    readonly typed: OutageTyped;
    readonly errors: readonly FieldError[];
    readonly flash?: FlashMessage | undefined;
    readonly status: number;
  };

  async function show(request: FastifyRequest, reply: FastifyReply, { typed, errors, flash, status }: Shown) {
    const outages = await listOutages(db);
    const [names, inForce] = await Promise.all([namesFor(db, outages.flatMap(peopleOf)), calendar()]);
    const page = (
      <OutagesPage
        viewer={await pageViewer(db, requireViewer(request))}
        action={OUTAGES_PATH}
        rows={outages.map((outage) => rowOf(outage, names, inForce))}
        typed={typed}
        errors={errors}
        flash={flash}
      />
    );
    return html(reply, page, status);
  }
}

function peopleOf({ enteredBy, cancelled }: Outage): readonly (string | null)[] {
  return [enteredBy, cancelled?.by ?? null];
}

function spanOf({ from, to }: OutageEntry): string {
  return `từ ${formatInstant(from)} đến ${formatInstant(to)}`;
}

function workingTimeOf({ from, to }: OutageEntry, calendar: WorkingCalendar): string {
  return durationInWords(workingMinutesBetween(calendar, from, to), dayMinutesAt(calendar, from));
}

function consequencesOf(entry: OutageEntry, calendar: WorkingCalendar): readonly string[] {
  const { announcedOn } = entry;
  const said = announcedOn === null ? "" : ` (ngày ${formatDate(announcedOn)})`;
  return [
    `Trong đó có ${workingTimeOf(entry, calendar)} làm việc; thời gian này không tính cho cán bộ, cơ quan nào.`,
    `${NOTICE_NAMES[noticeOf(entry, calendar)].vi}${said}.`,
    `Lý do: ${entry.reason.trim()}`,
    "Hồ sơ đã kết thúc trong thời gian này được tính lại. Ngày hẹn trả không đổi.",
    "Lần ghi không sửa được; ghi nhầm thì hủy bằng một lần ghi khác.",
  ];
}

function rowOf(outage: Outage, names: Names, calendar: WorkingCalendar): OutageRow {
  const { id, from, to, reason, enteredBy, enteredAt, cancelled } = outage;
  return {
    id,
    from: formatInstant(from),
    to: formatInstant(to),
    time: workingTimeOf(outage, calendar),
    reason,
    notice: NOTICE_NAMES[noticeOf(outage, calendar)].vi,
    entered: `${names.officer(enteredBy)}, ${formatInstant(enteredAt)}`,
    cancelled:
      cancelled === null
        ? undefined
        : `Đã hủy ${formatInstant(cancelled.at)}, ${names.officer(cancelled.by)}: ${cancelled.reason}`,
    cancelHref: cancelOutagePath(id),
  };
}
