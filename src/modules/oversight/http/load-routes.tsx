import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant, Temporal, weekdayName, formatDate, type Instant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import type { FigureCardProps } from "#ui/components/figure-card/figure-card.tsx";
import { formatCount, NO_FIGURE } from "#ui/text/numbers.ts";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import {
  LOAD_PATH,
  MY_WORK_PATH,
  UNIT_WORK_PATH,
  WORK_LISTS,
  workLines,
  type WorkLine,
} from "#modules/processing/index.ts";
import type { DivisionLoadProps } from "../pages/division-load.tsx";
import { LoadPage, type UrgentRow } from "../pages/load-page.tsx";
import { divisionLoads, type DivisionLoadOf } from "../use-cases/division-loads.ts";
import { loadDays, loadOf, type LoadDays, type OfficerLoad } from "../use-cases/load-of.ts";
import type { OversightDeps } from "./deps.ts";
import { loadSentence, verdictWords } from "./present-load.ts";

/** What an officer has to do against what they can; heads also see their units. */
export function loadRoutes(app: App, deps: OversightDeps): void {
  app.get(LOAD_PATH, { config: { audience: "officer" } }, (request, reply) => showLoad(deps, request, reply));
}

const URGENT_SHOWN = 30;

async function showLoad(deps: OversightDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const [now, calendar] = await Promise.all([deps.clock.now(), deps.calendar()]);
  const days = loadDays(now, calendar);
  const [loads, urgent, divisions] = await Promise.all([
    loadOf(db, [viewer.officerId], days),
    urgentOf(deps, viewer),
    divisionLoads(db, viewer, days),
  ]);
  const own = loads.get(viewer.officerId);
  if (own === undefined) throw new Error("a load was asked for and not told");
  return html(
    reply,
    <LoadPage
      viewer={await pageViewer(db, viewer)}
      myWorkHref={MY_WORK_PATH}
      sentence={loadSentence(own, days)}
      figures={figuresOf(own, days)}
      done={{
        points: days.past.map((day) => ({
          key: day.toString(),
          label: `${day.day}/${day.month}`,
          name: `${weekdayName(day)} ${formatDate(day)}`,
        })),
        counts: own.done,
        pace: own.capacity.pace,
      }}
      urgent={urgent.map((line) => urgentRow(line, now))}
      divisions={divisions.map(presentDivision)}
    />,
  );
}

/** My own tasks, soonest due first. */
async function urgentOf({ db }: OversightDeps, viewer: Viewer): Promise<readonly WorkLine[]> {
  const scope = { kind: "mine", officerId: viewer.officerId, positions: [] } as const;
  const pages = await Promise.all(
    WORK_LISTS.filter((list) => list !== "awaiting").map((list) => workLines(db, scope, { list })),
  );
  return pages
    .flatMap(({ lines }) => lines)
    .toSorted((a, b) => dueOf(a) - dueOf(b))
    .slice(0, URGENT_SHOWN);
}

function dueOf({ task }: WorkLine): number {
  return task.dueAt?.epochMilliseconds ?? Infinity;
}

function urgentRow({ task, dossier, stepTitle }: WorkLine, now: Instant): UrgentRow {
  return {
    key: task.id,
    href: `/can-bo/ho-so/${dossier.id}`,
    code: dossier.code ?? "chưa có mã",
    owner: dossier.ownerName,
    procedure: dossier.procedureName,
    step: stepTitle,
    due: task.dueAt === null ? "không tính hạn" : formatInstant(task.dueAt),
    isLate: task.dueAt !== null && Temporal.Instant.compare(task.dueAt, now) < 0 ? "yes" : "no",
  };
}

function figuresOf({ load, capacity }: OfficerLoad, days: LoadDays): readonly FigureCardProps[] {
  const href = URGENT_ANCHOR;
  return [
    { label: "Quá hạn", value: load.overdue, unit: "việc", href, tone: load.overdue > 0 ? "wrong" : "plain" },
    { label: "Đến hạn hôm nay", value: load.today, unit: "việc", href },
    { label: `Đến hạn ${formatDate(days.next)}`, value: load.next, unit: "việc", href },
    { label: "Sau đó", value: load.later, unit: "việc", href },
    { label: "Chờ người nộp", value: load.awaiting, unit: "việc", href: `${MY_WORK_PATH}?danh-sach=cho-bo-sung` },
    {
      label: "Nhịp làm việc",
      value: capacity.pace,
      unit: "việc mỗi ngày",
      note:
        capacity.can === undefined
          ? undefined
          : `Có thể xong ${formatCount(capacity.can)} việc đến hết ngày làm việc tới.`,
    },
  ];
}

/** The table of my own tasks on the same page. */
const URGENT_ANCHOR = "#can-lam-truoc";

function presentDivision({ unit, free, officers }: DivisionLoadOf): DivisionLoadProps {
  return {
    id: unit.id,
    name: unit.name,
    sentence: divisionSentence({ free, officers }),
    listHref: `${UNIT_WORK_PATH}?danh-sach=dang-xu-ly`,
    officers: officers.map(({ officer, load: { load, capacity }, pressing }) => ({
      key: officer.id,
      name: officer.name,
      title: officer.title,
      ...load,
      pace: capacity.pace === undefined ? NO_FIGURE : formatCount(capacity.pace),
      verdict: verdictWords(capacity),
      isTooMuch: capacity.verdict === "too-much" ? "yes" : "no",
      pressing: pressing.map(({ dossier }) => ({ href: `/can-bo/ho-so/${dossier.id}`, text: dossier.code ?? "hồ sơ" })),
    })),
  };
}

function divisionSentence({ free, officers }: Pick<DivisionLoadOf, "free" | "officers">): string {
  const named = (keep: (one: DivisionLoadOf["officers"][number]) => boolean) =>
    officers.filter(keep).map(({ officer }) => officer.name);
  const tooMuch = named(({ load }) => load.capacity.verdict === "too-much");
  const room = named(({ load: { capacity } }) => capacity.verdict === "idle" || (capacity.room ?? 0) > 0);
  const lies =
    free.all === 0
      ? "Không có việc nào chưa ai nhận."
      : `${formatCount(free.all)} việc chưa ai nhận${free.pressing > 0 ? `, ${formatCount(free.pressing)} việc đến hạn hôm nay hoặc đã quá hạn` : ""}.`;
  const over = tooMuch.length === 0 ? "Không ai quá sức." : `Quá sức: ${tooMuch.join(", ")}.`;
  const can =
    room.length === 0 ? "Chưa tính được ai còn nhận thêm việc." : `Còn nhận thêm được việc: ${room.join(", ")}.`;
  return `${lies} ${over} ${can}`;
}
