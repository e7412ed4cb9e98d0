import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant, type Instant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { addWorkingMinutes, AMBER_MINUTES } from "#modules/deadlines/domain.ts";
import { findDossier, maySee } from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer, roleLabel, type Viewer } from "#modules/identity/index.ts";
import { isOpen } from "../domain/task.ts";
import { writeCursor } from "../domain/work-cursor.ts";
import { WORK_LIST_NAMES, WORK_LISTS, type WorkList } from "../domain/work-list.ts";
import { WorkPage, type WorkRow } from "../pages/staff/work-page.tsx";
import { findRun, listTasksOf } from "../store/tasks.ts";
import type { WorkCounts, WorkScope } from "../store/work-lists.ts";
import { holderInWords, holderOf } from "../use-cases/holder.ts";
import { definitionOf } from "../use-cases/moving.ts";
import { mine, ofMyUnits, recentlyDone, workCounts, workLines, type WorkLine } from "../use-cases/my-work.ts";
import type { ProcessingDeps } from "./deps.ts";
import { BULK_PATHS, DONE_SLUG, dossierHref, LIST_SLUGS, MY_WORK_PATH, UNIT_WORK_PATH, workHref } from "./paths.ts";
import { presentTaskDue } from "./present-task-due.ts";
import { firstWithWork, readView, type AskedView } from "./read-view.ts";

const config = { audience: "officer" } as const;

/** My work, and the work of the units that I answer for. */
export function workRoutes(app: App, deps: ProcessingDeps): void {
  app.get(MY_WORK_PATH, { config }, (request, reply) => {
    const viewer = requireViewer(request);
    return showWork(deps, request, reply, { viewer, path: MY_WORK_PATH, scope: mine(viewer) });
  });
  app.get(UNIT_WORK_PATH, { config }, async (request, reply) => {
    const viewer = requireViewer(request);
    const scope = await ofMyUnits(deps.db, viewer);
    return showWork(deps, request, reply, { viewer, path: UNIT_WORK_PATH, scope: scope ?? mine(viewer) });
  });
}

/** What can be done with several rows at once. */
const BULK: Readonly<Partial<Record<WorkList | "done", { readonly action: string; readonly label: string }>>> = {
  receiving: { action: BULK_PATHS.receiving, label: "Chuyển các hồ sơ đã chọn" },
  waiting: { action: BULK_PATHS.waiting, label: "Nhận các việc đã chọn" },
};

type Asked = { readonly viewer: Viewer; readonly path: string; readonly scope: WorkScope };

async function showWork(
  deps: ProcessingDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { viewer, path, scope }: Asked,
): Promise<FastifyReply> {
  const { db } = deps;
  const [now, calendar] = [await deps.clock.now(), await deps.calendar()];
  const view = readView(request.query);
  const counts = await workCounts(db, scope, now);
  const list = view.list ?? firstWithWork(counts);
  const page =
    list === "done"
      ? { lines: await recentlyDone(db, viewer), next: undefined }
      : await workLines(db, scope, { list, due: dueFilter(view, now, calendar), after: view.after });
  const slug = list === "done" ? DONE_SLUG : LIST_SLUGS[list];
  const after = page.next && writeCursor(page.next);
  return html(
    reply,
    <WorkPage
      viewer={await pageViewer(db, viewer)}
      title={path === MY_WORK_PATH ? "Việc của tôi" : "Xử lý hồ sơ"}
      active={path === MY_WORK_PATH ? "viec-cua-toi" : "xu-ly"}
      listName={list === "done" ? "Đã xử lý" : WORK_LIST_NAMES[list].vi}
      filters={filtersOf(path, { list, due: view.due }, counts)}
      rows={page.lines.map((line) => rowOf(line, now, calendar))}
      empty={emptyOf(list, view.due !== undefined)}
      nextHref={after && workHref(path, { slug, due: view.due, after })}
      firstHref={view.after && workHref(path, { slug, due: view.due })}
      flash={await flashOf(deps, viewer, view)}
      bulk={path === MY_WORK_PATH ? BULK[list] : undefined}
      beside={path === MY_WORK_PATH ? await deps.besideWork?.(viewer) : undefined}
    />,
  );
}

function dueFilter(view: AskedView, now: Instant, calendar: WorkingCalendar) {
  switch (view.due) {
    case "qua-han":
      return { before: now };
    case "sap-han":
      return { before: addWorkingMinutes(calendar, now, AMBER_MINUTES) };
    case undefined:
      return undefined;
  }
}

type Chosen = { readonly list: WorkList | "done"; readonly due: AskedView["due"] };

function filtersOf(path: string, { list, due }: Chosen, counts: WorkCounts): readonly FilterGroup[] {
  const lists = WORK_LISTS.map((each) => ({
    label: WORK_LIST_NAMES[each].vi,
    href: workHref(path, { slug: LIST_SLUGS[each] }),
    chosen: each === list,
    count: counts[each].all,
  }));
  const done = { label: "Đã xử lý", href: workHref(path, { slug: DONE_SLUG }), chosen: list === "done" };
  const groups = [{ label: "Danh sách", choices: path === MY_WORK_PATH ? [...lists, done] : lists }];
  if (list === "done") return groups;
  const slug = LIST_SLUGS[list];
  const dates = [
    { label: "Tất cả", href: workHref(path, { slug }), chosen: due === undefined },
    { label: "Sắp hạn", href: workHref(path, { slug, due: "sap-han" }), chosen: due === "sap-han" },
    {
      label: "Quá hạn",
      href: workHref(path, { slug, due: "qua-han" }),
      chosen: due === "qua-han",
      count: counts[list].late,
    },
  ];
  return [...groups, { label: "Hạn của bước", choices: dates }];
}

function rowOf({ task, dossier, stepTitle, ownerName }: WorkLine, now: Instant, calendar: WorkingCalendar): WorkRow {
  return {
    key: `${task.id}.${task.version}`,
    href: dossierHref(dossier.id),
    code: dossier.code ?? "chưa có mã",
    ownerName: dossier.ownerName,
    procedureName: dossier.procedureName,
    stepTitle,
    holder: ownerName ?? `chờ ${roleLabel(task.role).toLocaleLowerCase("vi")}`,
    taskDue: isOpen(task)
      ? presentTaskDue(task, now, calendar)
      : { tone: "plain", text: task.doneAt === null ? "đã xong" : `đã xong ${formatInstant(task.doneAt)}` },
    dossierDue: dossier.dueAt === null ? "tạm dừng" : formatInstant(dossier.dueAt),
  };
}

function emptyOf(list: WorkList | "done", isFiltered: boolean): { readonly title: string; readonly text: string } {
  if (isFiltered) return { title: "Không có việc nào khớp bộ lọc.", text: "Chọn “Tất cả” để xem cả danh sách." };
  const text: Record<WorkList | "done", string> = {
    receiving: "Hồ sơ vừa tiếp nhận sẽ ở đây cho đến khi được chuyển đi. Nhấn g rồi n để tiếp nhận hồ sơ mới.",
    waiting: "Việc mới chuyển đến vị trí của ông/bà sẽ hiện ở đây.",
    "in-hand": "Hãy nhận một việc ở danh sách Chờ xử lý.",
    awaiting: "Không có hồ sơ nào đang chờ người nộp.",
    signing: "Không có văn bản nào đang chờ ký.",
    returning: "Chưa có kết quả nào chờ trả.",
    done: "Việc ông/bà đã làm xong sẽ hiện ở đây, mới nhất trước.",
  };
  return { title: "Không có việc nào trong danh sách này.", text: text[list] };
}

/** Tells who has the dossier that was just handed on. */
async function flashOf(
  { db }: ProcessingDeps,
  viewer: Viewer,
  { handedOn: dossierId, bulkDone }: AskedView,
): Promise<FlashMessage | undefined> {
  if (bulkDone !== undefined) return bulkFlash(bulkDone);
  const dossier = dossierId === undefined ? undefined : await findDossier(db, dossierId);
  const run = dossier && (await findRun(db, dossier.id));
  if (dossier === undefined || run === undefined || !maySee(viewer, dossier)) return undefined;
  const definition = await definitionOf(db, run.workflowVersionId);
  const holders: string[] = [];
  for (const task of (await listTasksOf(db, dossier.id)).filter(isOpen)) {
    holders.push(holderInWords(await holderOf(db, task, definition)));
  }
  return {
    tone: "done",
    title: `Đã xong bước của hồ sơ ${dossier.code ?? ""}.`,
    text: (
      <>
        {holders.length === 0 ? "Quy trình đã kết thúc. " : `Tiếp theo: ${holders.join("; ")}. `}
        <a href={dossierHref(dossier.id)}>Xem hồ sơ</a>
      </>
    ),
  };
}

function bulkFlash({ done, left }: NonNullable<AskedView["bulkDone"]>): FlashMessage {
  if (left === 0) return { tone: "done", title: `Đã xong ${done} việc.` };
  return {
    tone: done === 0 ? "error" : "warning",
    title: `Đã xong ${done} việc, ${left} việc chưa làm được.`,
    text: "Việc chưa làm được vẫn ở trong danh sách: mở từng hồ sơ để xem còn thiếu gì, hoặc người khác vừa làm.",
  };
}
