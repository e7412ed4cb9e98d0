import type { FastifyReply, FastifyRequest } from "fastify";
import { hasRole, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { type Agency, listAgencies } from "#modules/organizations/index.ts";
import { dateInVietnam, formatDate } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { presentRegister } from "../domain/register.ts";
import { MAX_REGISTER_ROWS, type Period, readPeriod } from "../domain/register-period.ts";
import { RegisterPage } from "../pages/register-page.tsx";
import type { PrintDeps } from "../use-cases/print-form.ts";
import { registerOf } from "../use-cases/register-of.ts";
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

/** The Sổ theo dõi hồ sơ: a page that asks for agency and days, the same address with `in=1` prints. */
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
  };
  const answer = async (errors: readonly FieldError[], status: number) => {
    const page = await pageViewer(deps.db, viewer);
    return html(reply, <RegisterPage viewer={page} agencies={agencies} typed={asked} errors={errors} />, status);
  };
  if (textIn(request.query, "in") === "") return answer([], 200);
  const agency = agencies.find(({ id }) => id === asked.agencyId);
  if (agency === undefined) throw new HttpProblem(NOT_FOUND);
  const period = readPeriod(asked.from, asked.to);
  if (!period.ok) return answer([{ field: period.error.field, message: period.error.vi }], 422);
  const filled = await registerOf(deps.db, { agency, period: period.value, now });
  if (!filled.ok) return answer([{ field: "den", message: TOO_LONG }], 422);
  const pdf = await deps.printer.print(presentRegister(filled.value), now);
  return sendPdf(reply, fileName(agency, period.value), pdf.bytes);
}

const TOO_LONG = `Khoảng ngày này có hơn ${MAX_REGISTER_ROWS.toLocaleString("vi-VN")} hồ sơ. Hãy chọn ít ngày hơn và in làm nhiều lần.`;

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
