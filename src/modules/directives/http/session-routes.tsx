import type { FastifyReply, FastifyRequest } from "fastify";
import { formatDate, Temporal } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, UNAVAILABLE } from "#platform/http/problem.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { getAgency, listAgencies, type Agency } from "#modules/organizations/index.ts";
import { directiveReach } from "../domain/policy.ts";
import { SessionPage } from "../pages/session-page.tsx";
import { monthBefore, sessionOf, todayAt, type Session } from "../use-cases/session-of.ts";
import type { DirectiveDeps } from "./deps.ts";
import { readNames } from "./names.ts";
import { SESSION_PATH, SESSION_PDF_PATH } from "./paths.ts";
import { asPosted, readDay, textOf } from "./posted.ts";
import { peopleIn, type Seen } from "./present.ts";
import { periodLine, presentRows, sessionSheet, tallyLine } from "./present-session.ts";

const config = { audience: "officer" } as const;

/** For the next working session: the state of each, on a page and on A4. */
export function directiveSessionRoutes(app: App, deps: DirectiveDeps): void {
  app.get(SESSION_PATH, { config }, (request, reply) => showSession(deps, request, reply));
  app.get(SESSION_PDF_PATH, { config }, (request, reply) => printSession(deps, request, reply));
}

type Asked = {
  readonly viewer: Viewer;
  readonly typed: { readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
  readonly session: Session;
  readonly seen: Seen;
};

async function showSession(deps: DirectiveDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { viewer, typed, errors, session, seen } = await read(deps, request);
  const query = new URLSearchParams({ tu: formatDate(session.from), den: formatDate(session.to) }).toString();
  return html(
    reply,
    <SessionPage
      viewer={await pageViewer(deps.db, viewer)}
      typed={typed}
      errors={errors}
      period={periodLine(session)}
      tally={tallyLine(session.counts)}
      parts={[
        { title: "Chỉ đạo", rows: presentRows(session.directives, seen) },
        { title: "Kiến nghị", rows: presentRows(session.recommendations, seen) },
      ]}
      printHref={`${SESSION_PDF_PATH}?${query}`}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function printSession(deps: DirectiveDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { viewer, session, seen } = await read(deps, request);
  const now = await deps.clock.now();
  const agency = await agencyOf(deps, viewer);
  try {
    const sheet = sessionSheet({ session, agency, today: todayAt(now), seen });
    const { bytes } = await deps.printer.print(sheet, session.asOf);
    return await reply
      .header("content-disposition", `inline; filename="chi-dao-kien-nghi-${session.to.toString()}.pdf"`)
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

/** The letterhead is that of the viewer's own agency. */
async function agencyOf({ db }: DirectiveDeps, { appointments }: Viewer): Promise<Agency> {
  const [first] = appointments;
  if (first !== undefined) return getAgency(db, first.agencyId);
  const [agency] = await listAgencies(db);
  if (agency === undefined) throw new Error("there is no agency");
  return agency;
}

async function read(deps: DirectiveDeps, request: FastifyRequest): Promise<Asked> {
  const viewer = requireViewer(request);
  const [now, calendar] = await Promise.all([deps.clock.now(), deps.calendar()]);
  const query = asPosted(request.query);
  const typedTo = textOf(query, "den").slice(0, 40);
  const typedFrom = textOf(query, "tu").slice(0, 40);
  const to = typedTo === "" ? todayAt(now) : readDay(typedTo);
  const from = typedFrom === "" ? to && monthBefore(to) : readDay(typedFrom);
  const errors: FieldError[] = [];
  if (to === undefined) errors.push({ field: "den", message: "Ngày của phiên làm việc viết như 30/11/2026." });
  if (from === undefined && to !== undefined) {
    errors.push({ field: "tu", message: "Ngày nhìn lại viết như 30/10/2026." });
  }
  if (from !== undefined && to !== undefined && Temporal.PlainDate.compare(from, to) > 0) {
    errors.push({ field: "tu", message: "Ngày nhìn lại phải trước ngày của phiên làm việc." });
  }
  const day = to === undefined || errors.length > 0 ? todayAt(now) : to;
  const since = from === undefined || errors.length > 0 ? monthBefore(day) : from;
  const session = await sessionOf(deps.db, { reach: directiveReach(viewer), from: since, to: day, now });
  const names = await readNames(deps.db, peopleIn([...session.directives, ...session.recommendations]));
  return {
    viewer,
    typed: { from: typedFrom || formatDate(since), to: typedTo || formatDate(day) },
    errors,
    session,
    seen: { now: session.asOf, calendar, names },
  };
}
