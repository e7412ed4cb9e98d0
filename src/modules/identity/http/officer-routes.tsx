import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { dateInVietnam } from "#kernel/time.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { FORBIDDEN, HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { proposeUsername } from "../domain/account.ts";
import type { AppointmentInput } from "../domain/check-appointment.ts";
import { NewOfficerPage, PasswordGivenPage } from "../pages/new-officer-page.tsx";
import { OfficerAdminPage } from "../pages/officer-page.tsx";
import { OfficersPage } from "../pages/officers-page.tsx";
import { mayAppoint, mayDisable } from "../policy.ts";
import { findAccount, listAccounts, type OfficerRow } from "../store/officers.ts";
import {
  addOfficer,
  appointOfficer,
  disableOfficer,
  enableOfficer,
  endAppointment,
  resetPassword,
  type AdminDeps,
} from "../use-cases/administer-officers.ts";
import { hasFreshProof, requireFreshProof, requireViewer } from "./authorise.ts";
import { appointmentForm, officerForm } from "./forms.ts";
import { pageViewer } from "./page-viewer.ts";
import { confirmPath, officerPath, OFFICERS_PATH } from "./paths.ts";
import type { IdentityDeps } from "./sign-in-routes.tsx";

type WithId = { readonly Params: { readonly id: string } };
type WithAppointment = { readonly Params: { readonly id: string; readonly appointmentId: string } };

const DONE: Readonly<Record<string, FlashMessage>> = {
  "vi-tri": { tone: "done", title: "Đã ghi vị trí công việc. Cán bộ cần đăng nhập lại." },
  khoa: { tone: "done", title: "Đã khóa tài khoản và kết thúc mọi phiên đăng nhập." },
  mo: { tone: "done", title: "Đã mở lại tài khoản." },
};

/** Accounts and positions, for the system administrator; changes need a password given in the last five minutes. */
export function officerRoutes(app: App, deps: IdentityDeps): void {
  const admin = { config: { audience: ["system-administrator"] } } as const;
  const viewerOf = (request: FastifyRequest) => pageViewer(deps.db, requireViewer(request));
  const actor = (request: FastifyRequest): AdminDeps => ({ ...deps, actorId: requireViewer(request).officerId });

  app.get<{ Querystring: { q?: unknown } }>(OFFICERS_PATH, admin, async (request, reply) => {
    const query = typeof request.query.q === "string" ? request.query.q.slice(0, 100) : "";
    const unitNames = new Map((await unitOptions()).map(({ value, label }) => [value, label]));
    const officers = await listAccounts(deps.db, query);
    const page = { viewer: await viewerOf(request), officers, unitNames, query };
    return html(reply, <OfficersPage {...page} />);
  });

  app.get(`${OFFICERS_PATH}/moi`, admin, async (request, reply) => {
    if (!hasFreshProof(request)) return seeOther(reply, confirmPath(request.url));
    const values = { username: "", name: "", title: "", phone: "" };
    return html(reply, <NewOfficerPage viewer={await viewerOf(request)} values={values} errors={[]} />);
  });

  app.post(OFFICERS_PATH, admin, async (request, reply) => {
    requireFreshProof(request);
    const form = parseInput(officerForm, request.body ?? {});
    const values = { ...form, username: form.username.trim() === "" ? proposeUsername(form.name) : form.username };
    const result = await addOfficer(actor(request), values);
    const viewer = await viewerOf(request);
    if (!result.ok)
      return html(reply, <NewOfficerPage viewer={viewer} values={values} errors={shown(result.error)} />, 422);
    const { officerId, password } = result.value;
    return showPassword(reply, { viewer, officer: await load(officerId), password });
  });

  app.get<WithId & { Querystring: { xong?: string } }>(`${OFFICERS_PATH}/:id`, admin, async (request, reply) => {
    const officer = await load(request.params.id);
    if (!hasFreshProof(request)) return seeOther(reply, confirmPath(officerPath(officer.id)));
    const done = request.query.xong ?? "";
    return showOfficer(request, reply, { officer, flash: Object.hasOwn(DONE, done) ? DONE[done] : undefined });
  });

  app.post<WithId>(`${OFFICERS_PATH}/:id/vi-tri`, admin, async (request, reply) => {
    const officer = await guarded(request, mayAppoint);
    const values = parseInput(appointmentForm, request.body ?? {});
    const result = await appointOfficer(actor(request), officer.id, values);
    if (result.ok) return seeOther(reply, `${officerPath(officer.id)}?xong=vi-tri`);
    return showOfficer(request, reply, { officer, values, errors: shown(result.error), status: 422 });
  });

  app.post<WithAppointment>(`${OFFICERS_PATH}/:id/vi-tri/:appointmentId/ket-thuc`, admin, async (request, reply) => {
    const officer = await guarded(request, mayAppoint);
    const appointment = officer.appointments.find((one) => one.id === request.params.appointmentId);
    if (appointment === undefined) throw new HttpProblem(NOT_FOUND);
    await endAppointment(actor(request), officer.id, appointment.id);
    return seeOther(reply, `${officerPath(officer.id)}?xong=vi-tri`);
  });

  app.post<WithId>(`${OFFICERS_PATH}/:id/mat-khau`, admin, async (request, reply) => {
    const officer = await guarded(request, mayDisable);
    const password = await resetPassword(actor(request), officer.id);
    return showPassword(reply, { viewer: await viewerOf(request), officer, password });
  });

  app.post<WithId>(`${OFFICERS_PATH}/:id/khoa`, admin, async (request, reply) => {
    const officer = await guarded(request, mayDisable);
    await disableOfficer(actor(request), officer.id);
    return seeOther(reply, `${officerPath(officer.id)}?xong=khoa`);
  });

  app.post<WithId>(`${OFFICERS_PATH}/:id/mo`, admin, async (request, reply) => {
    const officer = await guarded(request, mayDisable);
    await enableOfficer(actor(request), officer.id);
    return seeOther(reply, `${officerPath(officer.id)}?xong=mo`);
  });

  async function guarded(request: FastifyRequest<WithId>, may: typeof mayDisable): Promise<OfficerRow> {
    const officer = await load(request.params.id);
    if (!may(requireViewer(request), officer.id)) throw new HttpProblem(FORBIDDEN);
    requireFreshProof(request);
    return officer;
  }

  async function load(id: string): Promise<OfficerRow> {
    const officer = z.uuid().safeParse(id).success ? await findAccount(deps.db, id) : undefined;
    if (officer === undefined) throw new HttpProblem(NOT_FOUND);
    return officer;
  }

  async function unitOptions() {
    const agencies = new Map((await listAgencies(deps.db)).map((agency) => [agency.id, agency.shortName]));
    const units = await listUnits(deps.db);
    return units.map((unit) => ({ value: unit.id, label: `${agencies.get(unit.agencyId) ?? ""}: ${unit.name}` }));
  }

  type Shown = {
    readonly officer: OfficerRow;
    readonly values?: AppointmentInput;
    readonly errors?: readonly FieldError[];
    readonly status?: number;
    readonly flash?: FlashMessage | undefined;
  };

  async function showOfficer(request: FastifyRequest, reply: FastifyReply, one: Shown): Promise<FastifyReply> {
    const today = dateInVietnam(await deps.clock.now()).toString();
    const others = (await listAccounts(deps.db)).filter((other) => other.id !== one.officer.id);
    const page = (
      <OfficerAdminPage
        viewer={await viewerOf(request)}
        officer={one.officer}
        units={await unitOptions()}
        others={others.map((other) => ({ value: other.id, label: `${other.name} (${other.username})` }))}
        values={one.values ?? { unitId: "", role: "", from: today, to: "", substituteFor: "", decision: "" }}
        errors={one.errors ?? []}
        isSelf={requireViewer(request).officerId === one.officer.id ? "yes" : "no"}
        flash={one.flash}
      />
    );
    return html(reply, page, one.status ?? 200);
  }
}

type PasswordShown = {
  readonly viewer: Awaited<ReturnType<typeof pageViewer>>;
  readonly officer: OfficerRow;
  readonly password: string;
};

function showPassword(reply: FastifyReply, { viewer, officer, password }: PasswordShown): FastifyReply {
  const { id, name, username } = officer;
  const page = { viewer, officerId: id, name, username, password };
  return html(reply, <PasswordGivenPage {...page} />);
}

function shown(faults: readonly { readonly field: string; readonly vi: string }[]): readonly FieldError[] {
  return faults.map(({ field, vi }) => ({ field, message: vi }));
}
