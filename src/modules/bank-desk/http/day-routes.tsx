import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, formatInstant, type PlainDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { requireViewer } from "#modules/identity/index.ts";
import { checksOf } from "../domain/day.ts";
import { mayCloseDay } from "../domain/policy.ts";
import { DayPage } from "../pages/day-page.tsx";
import { SECOND } from "../pages/second-person-fields.tsx";
import { findDeskDay, listDeskDays } from "../store/days.ts";
import { closeDeskDay } from "../use-cases/close-desk-day.ts";
import { dayFigures } from "../use-cases/day-figures.ts";
import { actingOf, OVERSEEING, SIGNING, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { DAY_PATH } from "./paths.ts";
import { asPosted, readDay, textOf } from "./posted.ts";
import { centreOf } from "./centre.ts";
import { daySheet } from "./present-day.ts";
import { problemOf } from "./present-refusal.ts";
import { namesOf } from "./present-shifts.ts";
import { secondPerson } from "./second-person.ts";
import { secondSentence } from "./shift-routes.tsx";
import { sendPdf } from "./send-pdf.ts";

/** The close of a day: checks and figures, the lock with a second person, the paper. */
export function dayRoutes(app: App, deps: DeskDeps): void {
  app.get(DAY_PATH, { config: OVERSEEING }, async (request, reply) => {
    const day = await dayIn(deps, asPosted(request.query));
    return showDay(deps, request, reply, { day, errors: [], status: 200 });
  });
  app.post(DAY_PATH, { config: SIGNING }, (request, reply) => close(deps, request, reply));
  app.get(`${DAY_PATH}/in`, { config: OVERSEEING }, async (request, reply) => {
    const day = await dayIn(deps, asPosted(request.query));
    const closed = await findDeskDay(deps.db, day);
    const name = await namesOf(deps.db, [closed?.closedBy, closed?.witnessId]);
    const figures = closed?.figures ?? (await dayFigures(deps.db, day));
    const now = await deps.clock.now();
    const sheet = daySheet({ agency: await centreOf(deps.db), day, figures, closed, name, now });
    return sendPdf(reply, `khoa-so-${day.toString()}`, () =>
      deps.printer.print("day.typ", sheet, closed?.closedAt ?? now),
    );
  });
}

async function dayIn({ clock }: DeskDeps, posted: ReturnType<typeof asPosted>): Promise<PlainDate> {
  return readDay(textOf(posted, "ngay")) ?? dateInVietnam(await clock.now());
}

type Shown = {
  readonly day: PlainDate;
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly secondName?: string;
};

async function showDay(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { day, errors, status, secondName = "" }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const closed = await findDeskDay(db, day);
  const figures = closed?.figures ?? (await dayFigures(db, day));
  const checks = checksOf(figures);
  const name = await namesOf(db, [closed?.closedBy, closed?.witnessId]);
  const page = (
    <DayPage
      {...await frameOf(deps, request)}
      day={day.toString()}
      dayName={formatDate(day)}
      figures={figures}
      checks={checks}
      closed={
        closed && `${name(closed.closedBy)} khóa lúc ${formatInstant(closed.closedAt)}, cùng ${name(closed.witnessId)}`
      }
      mayClose={mayCloseDay(requireViewer(request)) ? "yes" : "no"}
      isReady={checks.every(({ verdict }) => verdict !== "stops") ? "yes" : "no"}
      earlier={(await listDeskDays(db)).slice(0, 15).map((one) => ({
        day: one.day.toString(),
        name: formatDate(one.day),
        taken: one.figures.taken,
      }))}
      secondName={secondName}
      errors={errors}
      flash={textOf(asPosted(request.query), "bao") === "khoa" ? { tone: "done", title: "Đã khóa sổ" } : undefined}
    />
  );
  return html(reply, page, status);
}

async function close(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const day = await dayIn(deps, posted);
  const secondName = textOf(posted, SECOND.username);
  const again = (errors: readonly FieldError[], status: number) =>
    showDay(deps, request, reply, { day, errors, status, secondName });
  const witness = await secondPerson(deps, request, posted);
  if (!witness.ok) return again([witness.error], 422);
  const done = await closeDeskDay(await actingOf(deps, request), { day, witness: witness.value });
  if (done.ok) return seeOther(reply, `${DAY_PATH}?ngay=${day.toString()}&bao=khoa`);
  const problem = problemOf(done.error);
  return again([{ field: SECOND.username, message: secondSentence(done.error.kind, problem.title) }], problem.status);
}
