import { getAgency } from "#modules/organizations/index.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import { call, type Called } from "#platform/outgoing/outgoing.ts";
import { findRequest } from "../../store/requests.ts";
import type { Heard, Order, Step } from "../domain/order.ts";
import { findPlatformSetting, findSimulatorOrigin, type PlatformSetting } from "../store/settings.ts";
import type { PlatformMessage } from "../wire/platform-messages.ts";
import { answerIn, readAnswer } from "../wire/read-answer.ts";
import { writeConfirm, writeGetBill, writeInit, writeQuery, type Matter } from "../wire/write-message.ts";
import { accountFor } from "./account-for.ts";
import type { OnlineDeps } from "./online-deps.ts";

const TIMEOUT_MS = 8_000;

/** Settings in force with where messages go now, or undefined while nobody can pay through the platform. */
export async function platformInUse(db: Db): Promise<PlatformSetting | undefined> {
  const setting = await findPlatformSetting(db);
  if (setting === undefined || setting.state === "off") return undefined;
  if (setting.state === "live") return setting;
  const origin = await findSimulatorOrigin(db);
  return origin === null ? undefined : { ...setting, endpoint: `${origin}/thong-diep` };
}

/** Sends one message about an order and answers what was heard. */
export async function askPlatform(
  deps: OnlineDeps,
  order: Order,
  { step, setting, now }: { readonly step: Step; readonly setting: PlatformSetting; readonly now: Instant },
): Promise<Heard> {
  const writing = { partner: setting.partner, now };
  const message =
    step === "INIT"
      ? writeInit(order, await matterOf(deps.db, order), writing)
      : step === "QUERY"
        ? writeQuery(order, writing)
        : writeConfirm(order, writing);
  const called = await send(deps, setting, message);
  return readAnswer(called, { order, step, code: setting.partner.code });
}

/** The platform's own paper of a payment as PDF (GET_BILL), or undefined when it gives none now. */
export async function fetchBill(deps: OnlineDeps, order: Order): Promise<Buffer | undefined> {
  const setting = await platformInUse(deps.db);
  if (setting === undefined) return undefined;
  const message = writeGetBill(order, { partner: setting.partner, now: await deps.clock.now() });
  const answer = answerIn(await send(deps, setting, message), setting.partner.code);
  if ("kind" in answer || answer.NoiDungBienLai === undefined) return undefined;
  const bill = Buffer.from(answer.NoiDungBienLai, "base64");
  return bill.subarray(0, 5).toString("latin1") === "%PDF-" ? bill : undefined;
}

async function send(deps: OnlineDeps, setting: PlatformSetting, message: PlatformMessage): Promise<Called> {
  const simulator = setting.state === "simulator" ? await findSimulatorOrigin(deps.db) : null;
  const { callPartner = call } = deps;
  return callPartner(
    {
      url: setting.endpoint,
      body: JSON.stringify(message),
      headers: { "content-type": "application/json; charset=utf-8" },
      timeoutMs: TIMEOUT_MS,
    },
    { hosts: deps.allowedHosts, simulator },
  );
}

async function matterOf(db: Db, order: Order): Promise<Matter> {
  const request = await findRequest(db, order.requestId);
  if (request === undefined) throw new Error("an order without its request");
  const dossier = await getDossier(db, request.dossierId);
  const { caseCode } = await getProcedureCase(db, dossier.caseId);
  const { code, name } = await getAgency(db, request.agencyId);
  return {
    request,
    procedure: { code: dossier.procedureCode, caseCode, name: dossier.procedureName },
    agency: { code, name },
    account: await accountFor(db, request),
  };
}
