import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, type Instant, type PlainDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { FORBIDDEN, HttpProblem, UNAVAILABLE } from "#platform/http/problem.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { sayUntil } from "#modules/reporting/index.ts";
import { KEEPERS, mayKeep, PROVINCE_LEADERS } from "../domain/policy.ts";
import { NOTE_MOST, NOTE_SECTIONS } from "../domain/session-note.ts";
import { SessionPage, type SessionPageProps } from "../pages/session-page.tsx";
import type { SessionReportPrinter } from "../use-cases/print-session.ts";
import { sessionOf } from "../use-cases/session-of.ts";
import { writeNote } from "../use-cases/write-note.ts";
import { textIn } from "./asked.ts";
import type { OversightDeps } from "./deps.ts";
import { leaderTabs } from "./leader-tabs.ts";
import { issuerOf } from "./leaders.ts";
import { periodPath, SESSION_NOTE_PATH, SESSION_PATH, SESSION_PDF_PATH } from "./paths.ts";
import { asTyped, readPeriodAsked, type PeriodAsked } from "./period-asked.ts";
import { presentSession } from "./present-session.ts";
import { sessionPaper } from "./session-report.ts";

export type SessionDeps = OversightDeps & { readonly printer: SessionReportPrinter };

/** The report of the monthly working session: the page, the paper, and the centre's own words in it. */
export function sessionRoutes(app: App, deps: SessionDeps): void {
  const leaders = { config: { audience: PROVINCE_LEADERS } };
  app.get(SESSION_PATH, leaders, async (request, reply) => {
    const asked = readSession(request.query, await deps.clock.now());
    return showSession(deps, { request, reply, asked, note: NO_NOTE, errors: [] });
  });
  app.get(SESSION_PDF_PATH, leaders, (request, reply) => printSession(deps, request, reply));
  app.post(SESSION_NOTE_PATH, { config: { audience: KEEPERS } }, (request, reply) => addNote(deps, request, reply));
}

/** A session looks back on a whole month unless other days are asked for, so that its notes stay together. */
function readSession(query: unknown, now: Instant): PeriodAsked {
  const names = ["ky", "tu", "den"].filter((name) => textIn(query, name) !== "");
  const month = dateInVietnam(now).toString().slice(0, 7);
  return readPeriodAsked(names.length > 0 ? query : { ky: month, "tinh-den": textIn(query, "tinh-den") }, now);
}

const NO_NOTE = { section: "difficulty", text: "" } as const;

type Showing = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly asked: PeriodAsked;
  readonly note: { readonly section: string; readonly text: string };
  readonly errors: readonly FieldError[];
};

async function showSession(deps: SessionDeps, showing: Showing): Promise<FastifyReply> {
  const { request, reply, asked, note } = showing;
  const { db } = deps;
  const viewer = requireViewer(request);
  const errors = [...asked.errors, ...showing.errors];
  const query = queryOf(asked);
  const [session, agencies] = await Promise.all([sessionOf(db, viewer, asked.told), listAgencies(db)]);
  const page: SessionPageProps = {
    viewer: await pageViewer(db, viewer),
    issuer: await issuerOf(db, viewer),
    asOf: sayUntil(asked.told.until),
    tabs: leaderTabs(viewer, SESSION_PATH),
    filters: months(dateInVietnam(await deps.clock.now()), asked),
    typed: asked.typed,
    errors,
    report: presentSession({ session, agencies }),
    printHref: periodPath(SESSION_PDF_PATH, { ...query, "tinh-den": asTyped(asked.told.until) }),
    note: mayKeep(viewer) ? { ...note, query: new URLSearchParams(query).toString() } : undefined,
    flash: textIn(request.query, "xong") === "" ? undefined : { tone: "done", title: "Đã đưa ý kiến vào báo cáo." },
  };
  return html(reply, <SessionPage {...page} />, errors.length > 0 ? 422 : 200);
}

function queryOf({ told }: PeriodAsked): Readonly<Record<string, string>> {
  return { tu: formatDate(told.period.from), den: formatDate(told.period.to) };
}

const MONTHS_SHOWN = 6;

function months(today: PlainDate, { told }: PeriodAsked): readonly FilterGroup[] {
  const choices = Array.from({ length: MONTHS_SHOWN }, (_, back) => {
    const first = today.with({ day: 1 }).subtract({ months: back });
    const slug = `${first.year}-${String(first.month).padStart(2, "0")}`;
    const chosen =
      told.period.from.equals(first) && told.period.to.equals(first.add({ months: 1 }).subtract({ days: 1 }));
    return { label: `Tháng ${first.month}/${first.year}`, href: periodPath(SESSION_PATH, { ky: slug }), chosen };
  });
  return [{ label: "Kỳ", choices }];
}

async function printSession(deps: SessionDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const now = await deps.clock.now();
  const asked = readSession(request.query, now);
  if (asked.errors.length > 0) return showSession(deps, { request, reply, asked, note: NO_NOTE, errors: [] });
  const [session, agencies] = await Promise.all([sessionOf(db, viewer, asked.told), listAgencies(db)]);
  const paper = sessionPaper(presentSession({ session, agencies }), await letterheadOf(deps, viewer, now));
  try {
    const { bytes } = await deps.printer.print(paper, asked.told.until);
    return await reply
      .header("content-disposition", `inline; filename="phien-hop-${asked.told.period.to.toString()}.pdf"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // The print-out can be asked for again; a broken template is a fault and stays one.
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}

/** The letterhead is that of the viewer's own agency; a people's committee stands alone (NĐ 30/2020 Phụ lục I). */
async function letterheadOf({ db }: SessionDeps, { appointments }: Viewer, now: Instant) {
  const agencies = await listAgencies(db);
  const agency = agencies.find(({ id }) => id === appointments[0]?.agencyId);
  const { day, month, year } = dateInVietnam(now);
  return {
    superior: agency === undefined || agency.kind === "people-committee" ? "" : agency.superiorName,
    agency: agency?.name ?? "",
    place: agency?.place ?? "",
    date: `ngày ${String(day).padStart(2, "0")} tháng ${month < 3 ? `0${month}` : month} năm ${year}`,
  };
}

async function addNote(deps: SessionDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock, newId } = deps;
  const asked = readSession(request.query, await clock.now());
  const slug = textIn(request.body, "muc");
  const section = NOTE_SECTIONS.find((each) => each === slug) ?? "difficulty";
  const text = textIn(request.body, "noi-dung", NOTE_MOST + 1000);
  const note = { section, text };
  if (asked.errors.length > 0) return showSession(deps, { request, reply, asked, note, errors: [] });
  const acting = { db, clock, newId, viewer: requireViewer(request) };
  const written = await writeNote(acting, { period: asked.told.period, section, text });
  if (written.ok) return seeOther(reply, periodPath(SESSION_PATH, { ...queryOf(asked), xong: "1" }));
  if (written.error.kind === "oversight/not-allowed") throw new HttpProblem(FORBIDDEN);
  const message = written.error.what === "empty" ? "Hãy viết nội dung ý kiến." : `Ý kiến dài quá ${NOTE_MOST} ký tự.`;
  return showSession(deps, { request, reply, asked, note, errors: [{ field: "noi-dung", message }] });
}
