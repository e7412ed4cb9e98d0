import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { findProcedureByCode } from "#modules/procedures/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { SettingsPage, type SettingsPageProps } from "../pages/settings-page.tsx";
import { listBeneficiaryAccounts, listEndedAccounts } from "../store/beneficiary-accounts.ts";
import { findPlatformSetting } from "../store/settings.ts";
import { changeAccount, closeAccount } from "../use-cases/change-account.ts";
import { changePlatform } from "../use-cases/change-platform.ts";
import { driveOrder } from "../use-cases/drive-order.ts";
import { closeStuckOrder, retryStuckOrder } from "../use-cases/end-stuck-order.ts";
import { watchOnline } from "../use-cases/watch-online.ts";
import { DEFAULT_FIELDS } from "../wire/authentic-code.ts";
import type { PayDeps } from "./pay-deps.ts";
import { CALLBACK_PATH, ONLINE_SETTINGS_PATH } from "./paths.ts";

const text = (longest: number) => z.string().max(longest).default("");
const accountForm = z.object({
  agencyId: text(40),
  procedureCode: text(60),
  accountNumber: text(40),
  bankBin: text(20),
  bankName: text(200),
  accountName: text(200),
});
const platformForm = z.object({
  state: z.enum(["off", "simulator", "live"]),
  endpoint: text(2_000),
  partnerCode: text(50),
  serviceCode: text(50),
  channelCode: text(50),
  deviceCode: text(50),
  algorithm: z.enum(["sha256-joined", "hmac-sha256"]),
  fieldsINIT: text(1_000),
  fieldsQUERY: text(1_000),
  fieldsCONFIRM: text(1_000),
  fieldsGET_BILL: text(1_000),
  fieldsANSWER: text(1_000),
  secret: text(200),
  callbackSecret: text(200),
});
const stuckForm = z.object({ viec: z.enum(["hoi-lai", "ket-thuc"]), note: text(1_200) });

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  "tai-khoan": { tone: "done", title: "Đã đặt tài khoản. Mã VietQR mới dùng tài khoản này." },
  thoi: { tone: "done", title: "Đã thôi dùng tài khoản. Khoản nộp mới vào tài khoản của cơ quan hoặc của Trung tâm." },
  "da-thoi": { tone: "notice", title: "Tài khoản này đã thôi dùng từ trước." },
  cong: { tone: "done", title: "Đã lưu cấu hình cổng thanh toán." },
  "giao-dich": { tone: "done", title: "Đã ghi. Trạng thái mới nhất ở dưới." },
};

const EMPTY_ACCOUNT = {
  agencyId: "",
  procedureCode: "",
  accountNumber: "",
  bankBin: "",
  bankName: "",
  accountName: "",
};

/** Where agencies are paid and how the platform is spoken to; each change with a fresh password, none of them lost. */
export function onlineSettingsRoutes(app: App, deps: PayDeps): void {
  const { db, clock } = deps;
  const readers = { config: { audience: ["system-administrator", "accountant"] } } as const;
  const savers = { config: { audience: ["system-administrator", "accountant"], freshProof: "always" } } as const;
  const admin = { config: { audience: ["system-administrator"], freshProof: "always" } } as const;

  app.get<{ Querystring: { xong?: string } }>(ONLINE_SETTINGS_PATH, readers, async (request, reply) => {
    const { xong } = request.query;
    return show(
      request,
      reply,
      typeof xong === "string" && Object.hasOwn(FLASHES, xong) ? { flash: FLASHES[xong] } : {},
    );
  });

  app.post(`${ONLINE_SETTINGS_PATH}/tai-khoan`, savers, async (request, reply) => {
    const account = parseInput(accountForm, request.body ?? {});
    const isKnown = (await listAgencies(db)).some(({ id }) => id === account.agencyId);
    const procedureCode = account.procedureCode.trim() === "" ? null : account.procedureCode.trim();
    const isProcedure = procedureCode === null || (await findProcedureByCode(db, procedureCode)) !== undefined;
    const errors = [
      ...(isKnown ? [] : [{ field: "agencyId", message: "Chọn cơ quan." }]),
      ...(isProcedure ? [] : [{ field: "procedureCode", message: `Không có thủ tục ${procedureCode} đang áp dụng.` }]),
    ];
    if (errors.length > 0) return show(request, reply, { account, errors });
    const by = requireViewer(request).officerId;
    const changed = await changeAccount(deps, { ...account, procedureCode, by });
    if (changed.ok) return seeOther(reply, `${ONLINE_SETTINGS_PATH}?xong=tai-khoan#tai-khoan`);
    return show(request, reply, { account, errors: changed.error.map(({ field, vi }) => ({ field, message: vi })) });
  });

  app.post<{ Params: { id: string } }>(`${ONLINE_SETTINGS_PATH}/tai-khoan/:id/thoi`, savers, async (request, reply) => {
    const { id } = request.params;
    const accounts = [...(await listBeneficiaryAccounts(db)), ...(await listEndedAccounts(db))];
    if (!accounts.some((account) => account.id === id)) throw new HttpProblem(NOT_FOUND);
    const ended = await closeAccount(deps, { id, by: requireViewer(request).officerId });
    return seeOther(reply, `${ONLINE_SETTINGS_PATH}?xong=${ended ? "thoi" : "da-thoi"}#tai-khoan`);
  });

  app.post(`${ONLINE_SETTINGS_PATH}/cong`, admin, async (request, reply) => {
    const form = parseInput(platformForm, request.body ?? {});
    const fields = {
      INIT: form.fieldsINIT,
      QUERY: form.fieldsQUERY,
      CONFIRM: form.fieldsCONFIRM,
      GET_BILL: form.fieldsGET_BILL,
      ANSWER: form.fieldsANSWER,
    };
    const input = { ...form, fields };
    const changed = await changePlatform(deps, { ...input, by: requireViewer(request).officerId });
    if (changed.ok) return seeOther(reply, `${ONLINE_SETTINGS_PATH}?xong=cong#cong`);
    refuseForPrograms(request, changed.error);
    return show(request, reply, {
      platform: input,
      errors: changed.error.map(({ field, vi }) => ({ field, message: vi })),
    });
  });

  app.post<{ Params: { id: string } }>(`${ONLINE_SETTINGS_PATH}/giao-dich/:id`, savers, async (request, reply) => {
    const { id } = request.params;
    if (!z.uuid().safeParse(id).success) throw new HttpProblem(NOT_FOUND);
    const { viec, note } = parseInput(stuckForm, request.body ?? {});
    const done = viec === "hoi-lai" ? await retryStuckOrder(deps, id) : await closeStuckOrder(deps, id, note);
    if (!done.ok && done.error.kind === "payments/not-found") throw new HttpProblem(NOT_FOUND);
    if (!done.ok && done.error.kind === "payments/reason-missing") {
      return show(request, reply, {
        errors: [{ field: `note-${id}`, message: "Ghi lại đã tìm hiểu được gì trước khi kết thúc." }],
      });
    }
    if (viec === "hoi-lai") await driveOrder(deps, id);
    return seeOther(reply, `${ONLINE_SETTINGS_PATH}?xong=giao-dich#viec`);
  });

  type Shown = Partial<Pick<SettingsPageProps, "account" | "platform" | "errors" | "flash">>;

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const errors: readonly FieldError[] = shown.errors ?? [];
    const setting = await findPlatformSetting(db);
    const accounts = await listBeneficiaryAccounts(db);
    const props: SettingsPageProps = {
      viewer: await pageViewer(db, requireViewer(request)),
      agencies: (await listAgencies(db)).map(({ id, name, code }) => ({ id, name: `${name} (${code})` })),
      accounts,
      procedures: await procedureNames(accounts.flatMap(({ procedureCode }) => procedureCode ?? [])),
      ended: await listEndedAccounts(db),
      account: shown.account ?? EMPTY_ACCOUNT,
      platform: shown.platform ?? platformOf(setting),
      since: setting?.setAt,
      callbackUrl: `${deps.publicUrl}${CALLBACK_PATH}`,
      alarms: await watchOnline(db, await clock.now()),
      errors,
      flash: shown.flash,
    };
    return html(reply, <SettingsPage {...props} />, errors.length === 0 ? 200 : 422);
  }

  async function procedureNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all([...new Set(codes)].map((code) => findProcedureByCode(db, code)));
    return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.code, one.version.content.name] as const])));
  }
}

/** A program hears of a refused address by its code (B-36). */
function refuseForPrograms(
  { headers }: FastifyRequest,
  faults: readonly { readonly field: string; readonly code: "E_URL" | "E_VALUE"; readonly vi: string }[],
): void {
  if (!(headers.accept ?? "").startsWith("application/json")) return;
  throw new HttpProblem({
    status: 422,
    type: "/problems/invalid-input",
    code: faults.find(({ code }) => code === "E_URL")?.code ?? "E_INVALID",
    title: faults.map(({ vi }) => vi).join(" "),
    errors: faults.map(({ field, code, vi }) => ({ field: `/${field}`, code, message: vi })),
  });
}

function platformOf(setting: Awaited<ReturnType<typeof findPlatformSetting>>): SettingsPageProps["platform"] {
  const fields = setting?.partner.code.fields ?? DEFAULT_FIELDS;
  return {
    state: setting?.state ?? "off",
    endpoint: setting?.endpoint ?? "",
    partnerCode: setting?.partner.partnerCode ?? "",
    serviceCode: setting?.partner.serviceCode ?? "",
    channelCode: setting?.partner.channelCode ?? "",
    deviceCode: setting?.partner.deviceCode ?? "",
    algorithm: setting?.partner.code.algorithm ?? "sha256-joined",
    fields: {
      INIT: fields.INIT.join("|"),
      QUERY: fields.QUERY.join("|"),
      CONFIRM: fields.CONFIRM.join("|"),
      GET_BILL: fields.GET_BILL.join("|"),
      ANSWER: fields.ANSWER.join("|"),
    },
  };
}
