import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { FORBIDDEN, HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { ReportRow } from "#ui/components/report-table/report-table.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { newDirectivePath } from "#modules/directives/index.ts";
import { listOfficersById, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { countProcedures } from "#modules/procedures/index.ts";
import { compareParts, type AnnouncedFigure } from "../domain/announced-figure.ts";
import { KEEPERS, mayKeep, PROVINCE_LEADERS } from "../domain/policy.ts";
import { AnnouncedListPage, AnnouncedPage, type AnnouncedPageProps } from "../pages/announced-pages.tsx";
import { AnnouncePage } from "../pages/announce-page.tsx";
import { findAnnounced, listAnnounced } from "../store/announced-figures.ts";
import { announceFigure } from "../use-cases/announce-figure.ts";
import { RECEIVING } from "../use-cases/board-of.ts";
import {
  announcementErrors,
  announcementOf,
  emptyAnnouncement,
  readTyped,
  type TypedAnnouncement,
} from "./announcement-form.ts";
import { isUuid, textIn } from "./asked.ts";
import type { OversightDeps } from "./deps.ts";
import { ANNOUNCE_PATH, ANNOUNCED_PATH, announcedPath } from "./paths.ts";
import { announcedSentence, presentAnnounced } from "./present-announced.ts";

/** Announced figures: the list, the form, and one with its parts. */
export function announcedRoutes(app: App, deps: OversightDeps): void {
  const leaders = { config: { audience: PROVINCE_LEADERS } };
  const keepers = { config: { audience: KEEPERS } };
  app.get(ANNOUNCED_PATH, leaders, (request, reply) => showList(deps, request, reply));
  app.get(ANNOUNCE_PATH, keepers, async (request, reply) => {
    const today = dateInVietnam(await deps.clock.now());
    return showForm(deps, { request, reply, typed: emptyAnnouncement(deps.newId(), today), errors: [], status: 200 });
  });
  app.post(ANNOUNCE_PATH, keepers, (request, reply) => announce(deps, request, reply));
  app.get(announcedPath(":id"), leaders, (request, reply) => showOne(deps, request, reply));
}

async function showList({ db }: OversightDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const figures = await listAnnounced(db);
  return html(
    reply,
    <AnnouncedListPage
      viewer={await pageViewer(db, viewer)}
      figures={figures.map(presentAnnounced)}
      mayAnnounce={mayKeep(viewer) ? "yes" : "no"}
    />,
  );
}

type Showing = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly typed: TypedAnnouncement;
  readonly errors: Parameters<typeof AnnouncePage>[0]["errors"];
  readonly status: number;
};

async function showForm({ db }: OversightDeps, showing: Showing): Promise<FastifyReply> {
  const { request, reply, typed, errors, status } = showing;
  const viewer = await pageViewer(db, requireViewer(request));
  return html(reply, <AnnouncePage viewer={viewer} typed={typed} errors={errors} />, status);
}

async function announce(deps: OversightDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock, newId } = deps;
  const sent = textIn(request.body, "ma");
  const formId = isUuid(sent) ? sent : newId();
  const typed = readTyped(request.body, formId);
  if (textIn(request.body, "them") !== "") return showForm(deps, { request, reply, typed, errors: [], status: 200 });
  const read = announcementOf(typed);
  if ("message" in read) return showForm(deps, { request, reply, typed, errors: [read], status: 422 });
  // The form carries the id: sent twice, it is one figure.
  const announced = await announceFigure({ db, clock, newId: () => formId, viewer: requireViewer(request) }, read);
  if (announced.ok) return seeOther(reply, `${announcedPath(announced.value.id)}?xong=1`);
  if (announced.error.kind === "oversight/not-allowed") throw new HttpProblem(FORBIDDEN);
  const errors = announcementErrors(announced.error.faults);
  return showForm(deps, { request, reply, typed, errors, status: 422 });
}

async function showOne({ db }: OversightDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const id = textIn(request.params, "id");
  const figure = isUuid(id) ? await findAnnounced(db, id) : undefined;
  if (figure === undefined) throw new HttpProblem(NOT_FOUND);
  const [by] = await listOfficersById(db, [figure.enteredBy]);
  return html(
    reply,
    <AnnouncedPage
      viewer={await pageViewer(db, requireViewer(request))}
      figure={presentAnnounced(figure)}
      parts={partRows(figure)}
      enteredBy={by === undefined ? "" : `${by.name}, ${by.title}`}
      enteredAt={formatInstant(figure.enteredAt)}
      own={figure.subject === "procedures" ? await ownCount({ db }) : undefined}
      directHref={newDirectivePath({
        label: figure.title,
        value: announcedSentence(figure),
        href: announcedPath(figure.id),
        asOf: figure.enteredAt,
      })}
      flash={textIn(request.query, "xong") === "" ? undefined : { tone: "done", title: "Đã lưu số liệu công bố." }}
    />,
  );
}

function partRows(figure: AnnouncedFigure): readonly ReportRow[] {
  const { sum, difference } = compareParts(figure);
  return [
    ...figure.parts.map(({ label, value }, index) => ({ key: String(index), cells: [label, value] })),
    { key: "sum", kind: "total", cells: ["Cộng các phần", sum] },
    { key: "announced", kind: "total", cells: ["Tổng số đã công bố", figure.total] },
    {
      key: "difference",
      kind: "total",
      cells: [
        "Lệch (cộng các phần trừ tổng số)",
        difference === 0 ? { value: 0 } : { value: difference, tone: "wrong" },
      ],
    },
  ];
}

/** The catalogue of today, agency by agency: what the announcement can be held against. */
async function ownCount({ db }: Pick<OversightDeps, "db">): Promise<AnnouncedPageProps["own"]> {
  const [agencies, counts] = await Promise.all([listAgencies(db), countProcedures(db)]);
  const rows: readonly ReportRow[] = agencies
    .filter(({ id, kind }) => RECEIVING.has(kind) || counts.has(id))
    .map(({ id, name }) => ({ key: id, cells: [name, counts.get(id) ?? 0] }));
  const none = counts.get(null) ?? 0;
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  return {
    title: "Danh mục của hệ thống",
    help: `Danh mục hiện có ${formatCount(sum)} thủ tục đang có hiệu lực, đếm theo cơ quan lúc này.`,
    rows: [
      ...rows,
      ...(none > 0 ? [{ key: "none", cells: ["Chưa gắn cơ quan", none] }] : []),
      { key: "sum", kind: "total", cells: ["Tổng số", sum] },
    ],
  };
}
