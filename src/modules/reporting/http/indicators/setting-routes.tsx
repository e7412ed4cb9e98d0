import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import { listOfficersById, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { transact } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import type { SettingFault } from "../../domain/indicators/check-setting.ts";
import { asOf, calendarYear, settledInstant } from "../../domain/reporting-period.ts";
import { SettingPage } from "../../pages/indicators/setting-page.tsx";
import { SettingPreviewPage } from "../../pages/indicators/setting-preview-page.tsx";
import { insertSetting, listSettings, settingOn } from "../../store/indicators/settings.ts";
import { workIndex } from "../../use-cases/indicators/work-index.ts";
import type { ReportingDeps } from "../deps.ts";
import { INDEX_SETTING_PATH } from "../paths.ts";
import { textIn } from "../text-in.ts";
import { readSetting, settingAsTyped, typedSetting, type ReadSetting, type TypedSetting } from "./setting-form.ts";

const audience = ["centre-manager"] as const;

type Deps = Pick<ReportingDeps, "db" | "clock">;

/** Points, targets and bands of the index 766: shown, tried out on this year's figures, then kept as a version. */
export function settingRoutes(app: App, deps: Deps): void {
  app.get(INDEX_SETTING_PATH, { config: { audience } }, (request, reply) => show(deps, request, reply));
  app.post(INDEX_SETTING_PATH, { config: { audience, freshProof: isConfirmed } }, (request, reply) =>
    change(deps, request, reply),
  );
}

/** Trying out changes nothing; keeping a version does. */
function isConfirmed(request: FastifyRequest): boolean {
  return textIn(request.body, "confirmed") === "yes";
}

type Shown = { readonly typed?: TypedSetting; readonly faults?: readonly SettingFault[] };

async function show({ db, clock }: Deps, request: FastifyRequest, reply: FastifyReply, shown: Shown = {}) {
  const today = dateInVietnam(await clock.now());
  const [current, versions] = await Promise.all([settingOn(db, today), listSettings(db)]);
  const authors = await listOfficersById(
    db,
    versions.flatMap(({ createdBy }) => createdBy ?? []),
  );
  const page = {
    viewer: await pageViewer(db, requireViewer(request)),
    ...{ current, versions, saved: textIn(request.query, "da-ghi") },
    authors: new Map(authors.map(({ id, name }) => [id, name])),
    typed: shown.typed ?? settingAsTyped(current, today),
    faults: shown.faults ?? [],
  };
  return html(reply, <SettingPage {...page} />, page.faults.length > 0 ? 422 : 200);
}

async function change(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock } = deps;
  const now = await clock.now();
  const current = await settingOn(db, dateInVietnam(now));
  const typed = typedSetting(settingAsTyped(current, dateInVietnam(now)), request.body);
  const read = readSetting(current.setting, typed);
  if (!read.ok) return show(deps, request, reply, { typed, faults: read.error });
  if (textIn(request.body, "confirmed") !== "yes" || textIn(request.body, "sua-lai") !== "") {
    if (textIn(request.body, "sua-lai") !== "") return show(deps, request, reply, { typed });
    return preview(deps, request, reply, { typed, read: read.value });
  }
  const { officerId } = requireViewer(request);
  const version = await transact(db, (tx) =>
    insertSetting(tx, { ...read.value, createdBy: officerId, createdAt: now }),
  );
  return seeOther(reply, `${INDEX_SETTING_PATH}?da-ghi=${version}`);
}

/** The same figures of the whole province this year, by the setting in force and by the new one. */
async function preview(
  { db, clock }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, read }: { readonly typed: TypedSetting; readonly read: ReadSetting },
): Promise<FastifyReply> {
  const now = await clock.now();
  const today = dateInVietnam(now);
  const current = await settingOn(db, today);
  const agencies = await listAgencies(db);
  const question = { ...asOf(calendarYear(today.year), settledInstant(now)), agencies };
  const [before, after] = await Promise.all([
    workIndex(db, question, current.setting),
    workIndex(db, question, read.setting),
  ]);
  const viewer = await pageViewer(db, requireViewer(request));
  const page = { viewer, typed, read, before: before.worked, after: after.worked, period: question.period };
  return html(reply, <SettingPreviewPage {...page} />);
}
