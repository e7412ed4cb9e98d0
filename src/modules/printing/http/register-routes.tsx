import type { FastifyReply, FastifyRequest } from "fastify";
import { hasRole, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { type Agency, listAgencies } from "#modules/organizations/index.ts";
import { dateInVietnam, formatDate, type Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { presentRegister } from "../domain/register.ts";
import { type Period, type PeriodFault, readPeriod, readRegisterInstant } from "../domain/register-period.ts";
import type { RegisterVolume } from "../domain/register-volumes.ts";
import { RegisterPage } from "../pages/register-page.tsx";
import type { PrintDeps } from "../use-cases/print-form.ts";
import { registerOf, registerVolumes, type RegisterWanted } from "../use-cases/register-of.ts";
import { type RegisterFormat, registerSheet } from "../use-cases/register-sheet.ts";
import { REGISTER_PATH } from "./paths.ts";
import { sendPdf } from "./send-pdf.ts";

export type RegisterDeps = PrintDeps & { readonly clock: Clock };

/** Who keeps the book: the counter and its leaders, the registry, the heads of the agency (TT 01/2018 Điều 10). */
const KEEPERS = [
  "counter-officer",
  "return-officer",
  "registry-clerk",
  "head-of-division",
  "department-leader",
  "centre-manager",
  "provincial-leader",
] as const;

/** The Sổ theo dõi hồ sơ: a page that asks for agency and days; the same address with `in` prints or fills a sheet. */
export function registerRoutes(app: App, deps: RegisterDeps): void {
  app.get(REGISTER_PATH, { config: { audience: KEEPERS } }, (request, reply) => register(deps, request, reply));
}

async function register(deps: RegisterDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const agencies = await agenciesOf(deps, viewer);
  const now = await deps.clock.now();
  const today = dateInVietnam(now);
  const asked = {
    agencyId: textIn(request.query, "co-quan") || (agencies[0]?.id ?? ""),
    from: textIn(request.query, "tu") || formatDate(today.with({ day: 1 })),
    to: textIn(request.query, "den") || formatDate(today),
    asOf: textIn(request.query, "tinh-den"),
  };
  const answer = async (errors: readonly FieldError[], volumes: readonly RegisterVolume[], status: number) => {
    const page = { viewer: await pageViewer(deps.db, viewer), agencies, typed: asked, errors, volumes };
    return html(reply, <RegisterPage {...page} />, status);
  };
  const output = textIn(request.query, "in");
  if (output === "") return answer([], [], 200);
  const agency = agencies.find(({ id }) => id === asked.agencyId);
  if (agency === undefined) throw new HttpProblem(NOT_FOUND);
  const period = readPeriod(asked.from, asked.to);
  if (!period.ok) return answer([fieldError(period.error)], [], 422);
  const until = readRegisterInstant(asked.asOf, { period: period.value, now: writtenBefore(now) });
  if (!until.ok) return answer([fieldError(until.error)], [], 422);
  const wanted = { agency, period: period.value, until: until.value };
  if (output === "xlsx" || output === "csv") return sendSheet(deps, reply, { wanted, format: output });
  const volumes = await registerVolumes(deps.db, wanted);
  const number = textIn(request.query, "tap");
  const volume = number === "" && volumes.length === 1 ? volumes[0] : volumes.find((one) => `${one.number}` === number);
  if (volume === undefined) return answer([], volumes, 200);
  const filled = await registerOf(deps.db, { ...wanted, volume, printedAt: now });
  const pdf = await deps.printer.print(presentRegister(filled), now);
  return sendPdf(
    reply,
    `${fileName(agency, period.value)}${volume.of === 1 ? "" : `-tap-${volume.number}`}`,
    pdf.bytes,
  );
}

/** Acts carry the time they began and may commit seconds later: the latest minute of which everything is written. */
function writtenBefore(now: Instant): Instant {
  return now.subtract({ seconds: 30 }).round({ smallestUnit: "minute", roundingMode: "floor" });
}

function fieldError({ field, vi }: PeriodFault): FieldError {
  return { field, message: vi };
}

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const satisfies Record<RegisterFormat, string>;

/** The file is written while it is sent; it names people, so no cache keeps it. */
function sendSheet(
  { db }: RegisterDeps,
  reply: FastifyReply,
  { wanted, format }: { readonly wanted: RegisterWanted; readonly format: RegisterFormat },
): FastifyReply {
  return reply
    .header("content-disposition", `attachment; filename="${fileName(wanted.agency, wanted.period)}.${format}"`)
    .header("cache-control", "private, no-store")
    .type(TYPES[format])
    .send(registerSheet(db, wanted, format));
}

/** An officer prints the book of the own agencies; those whose office is the whole province print every book. */
async function agenciesOf(deps: RegisterDeps, viewer: Viewer): Promise<readonly Agency[]> {
  const all = await listAgencies(deps.db);
  if (hasRole(viewer, "centre-manager", "return-officer", "provincial-leader")) return all;
  return all.filter(({ id }) => viewer.appointments.some(({ agencyId }) => agencyId === id));
}

function fileName({ code }: Agency, { from, to }: Period): string {
  return `so-theo-doi-${code}-${from.toString()}-${to.toString()}`;
}

function textIn(values: unknown, name: string): string {
  const value: unknown = typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
  return typeof value === "string" ? value.slice(0, 100) : "";
}
