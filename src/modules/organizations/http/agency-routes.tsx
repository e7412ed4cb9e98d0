import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { NewAgency } from "../domain/check-agency.ts";
import type { Agency } from "../domain/organization.ts";
import { AgenciesPage } from "../pages/agencies-page.tsx";
import { AgencyPage, NewAgencyPage } from "../pages/agency-page.tsx";
import { findAgency, listAgencies } from "../store/agencies.ts";
import { listUnits } from "../store/units.ts";
import { bringInAgency, changeLetterhead } from "../use-cases/bring-in-agency.ts";
import { openUnit, renameUnit } from "../use-cases/open-unit.ts";
import { agencyForm, unitForm, unitNameForm } from "./forms.ts";
import { AGENCIES_PATH, agencyPath } from "./paths.ts";

export type OrganizationDeps = {
  readonly db: Db;
  readonly newId: () => string;
  /** Who is signed in, for the frame of the page; identity lies above this slice and is handed in. */
  readonly viewerOf: (request: FastifyRequest) => Promise<PageViewer>;
};

type WithId = { readonly Params: { readonly id: string } };
type WithUnit = { readonly Params: { readonly id: string; readonly unitId: string } };

const DONE: Readonly<Record<string, FlashMessage>> = {
  moi: { tone: "done", title: "Đã thêm cơ quan. Tiếp theo: thêm cán bộ và thủ tục." },
  luu: { tone: "done", title: "Đã lưu." },
};

const EMPTY: NewAgency = {
  code: "",
  codeIsInvented: true,
  name: "",
  shortName: "",
  kind: "department",
  superiorName: "",
  address: "",
  phone: "",
  place: "",
  website: "",
};

/** Agencies, letterheads and units, for the system administrator: bringing in an agency is configuration alone. */
export function organizationRoutes(app: App, deps: OrganizationDeps): void {
  const admin = { config: { audience: ["system-administrator"] } } as const;
  const { db, newId, viewerOf } = deps;

  app.get(AGENCIES_PATH, admin, async (request, reply) => {
    const agencies = await listAgencies(db);
    const unitCounts = new Map<string, number>();
    for (const { agencyId } of await listUnits(db)) unitCounts.set(agencyId, (unitCounts.get(agencyId) ?? 0) + 1);
    return html(reply, <AgenciesPage viewer={await viewerOf(request)} agencies={agencies} unitCounts={unitCounts} />);
  });

  app.get(`${AGENCIES_PATH}/moi`, admin, async (request, reply) => {
    const home = (await listAgencies(db)).find((agency) => agency.kind === "centre");
    const values = { ...EMPTY, place: home?.place ?? "" };
    return html(reply, <NewAgencyPage viewer={await viewerOf(request)} values={values} errors={[]} />);
  });

  app.post(AGENCIES_PATH, admin, async (request, reply) => {
    const values = parseInput(agencyForm, request.body ?? {});
    const result = await bringInAgency(db, newId, values);
    if (result.ok) return seeOther(reply, `${agencyPath(result.value)}?xong=moi`);
    const page = { viewer: await viewerOf(request), values, errors: shown(result.error) };
    return html(reply, <NewAgencyPage {...page} />, 422);
  });

  app.get<WithId & { Querystring: { xong?: string } }>(`${AGENCIES_PATH}/:id`, admin, async (request, reply) => {
    const done = request.query.xong ?? "";
    const flash = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
    return show(request, reply, { agency: await load(request.params.id), flash });
  });

  app.post<WithId>(`${AGENCIES_PATH}/:id`, admin, async (request, reply) => {
    const agency = await load(request.params.id);
    const form = parseInput(agencyForm, request.body ?? {});
    const values = { ...form, code: agency.code, codeIsInvented: agency.codeIsInvented };
    const result = await changeLetterhead(db, agency.id, values);
    if (result.ok) return seeOther(reply, `${agencyPath(agency.id)}?xong=luu`);
    return show(request, reply, { agency, values, errors: shown(result.error) });
  });

  app.post<WithId>(`${AGENCIES_PATH}/:id/don-vi`, admin, async (request, reply) => {
    const agency = await load(request.params.id);
    const { unitKind, unitName } = parseInput(unitForm, request.body ?? {});
    const result = await openUnit(db, newId, { agencyId: agency.id, kind: unitKind, name: unitName });
    if (result.ok) return seeOther(reply, `${agencyPath(agency.id)}?xong=luu`);
    return show(request, reply, { agency, errors: [{ field: "unitName", message: result.error.vi }] });
  });

  app.post<WithUnit>(`${AGENCIES_PATH}/:id/don-vi/:unitId`, admin, async (request, reply) => {
    const agency = await load(request.params.id);
    const unit = (await listUnits(db, agency.id)).find((one) => one.id === request.params.unitId);
    if (unit === undefined) throw new HttpProblem(NOT_FOUND);
    const { name } = parseInput(unitNameForm, request.body ?? {});
    const result = await renameUnit(db, unit.id, name);
    if (result.ok) return seeOther(reply, `${agencyPath(agency.id)}?xong=luu`);
    return show(request, reply, { agency, errors: [{ field: `name-${unit.id}`, message: result.error.vi }] });
  });

  async function load(id: string): Promise<Agency> {
    const agency = z.uuid().safeParse(id).success ? await findAgency(db, id) : undefined;
    if (agency === undefined) throw new HttpProblem(NOT_FOUND);
    return agency;
  }

  type Shown = {
    readonly agency: Agency;
    readonly values?: NewAgency;
    readonly errors?: readonly FieldError[];
    readonly flash?: FlashMessage | undefined;
  };

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { agency, values = agency, errors = [], flash } = shown;
    const units = await listUnits(db, agency.id);
    const page = { viewer: await viewerOf(request), agency, units, values, errors, flash };
    return html(reply, <AgencyPage {...page} />, errors.length === 0 ? 200 : 422);
  }
}

function shown(faults: readonly { readonly field: string; readonly vi: string }[]): readonly FieldError[] {
  return faults.map(({ field, vi }) => ({ field, message: vi }));
}
