import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { err, ok, type Result } from "#kernel/result.ts";
import { nowWithin } from "#platform/clock.ts";
import { transact, type Tx } from "#platform/db/db.ts";
import { checkTarget, TARGET_FAULTS } from "#platform/outgoing/check-target.ts";
import { DEFAULT_FIELDS, type CodeRule, type MessageKind } from "../wire/authentic-code.ts";
import { findPlatformSetting, insertPlatformSetting, type PlatformSetting } from "../store/settings.ts";
import type { PlatformState } from "../store/tables.ts";
import type { OnlineDeps } from "./online-deps.ts";

export type PlatformInput = {
  readonly state: PlatformState;
  readonly endpoint: string;
  readonly partnerCode: string;
  readonly serviceCode: string;
  readonly channelCode: string;
  readonly deviceCode: string;
  readonly algorithm: CodeRule["algorithm"];
  readonly fields: Readonly<Record<MessageKind, string>>;
  /** Empty keeps the secret that is there. */
  readonly secret: string;
  readonly callbackSecret: string;
};

export type PlatformFault = { readonly field: string; readonly code: "E_URL" | "E_VALUE"; readonly vi: string };

const SHORTEST_SECRET = 16;

/** Puts new settings into force. An address that may not be called is refused before anything is written (B-36). */
export async function changePlatform(
  deps: Pick<OnlineDeps, "db" | "clock" | "newId" | "allowedHosts">,
  input: PlatformInput & { readonly by: string },
): Promise<Result<PlatformSetting, readonly PlatformFault[]>> {
  return transact(deps.db, async (tx) => {
    // Two changes follow each other, so that a secret that is left empty is the newest one.
    await sql`select pg_advisory_xact_lock(7303)`.execute(tx);
    return change(deps, tx, input);
  });
}

async function change(
  deps: Pick<OnlineDeps, "clock" | "newId" | "allowedHosts">,
  tx: Tx,
  { by, ...input }: PlatformInput & { readonly by: string },
): Promise<Result<PlatformSetting, readonly PlatformFault[]>> {
  const before = await findPlatformSetting(tx);
  const secret = input.secret === "" ? (before?.partner.code.secret ?? "") : input.secret;
  const callbackSecret = input.callbackSecret === "" ? (before?.callbackSecret ?? "") : input.callbackSecret;
  const fields = fieldsOf(input.fields);
  const faults = [
    ...faultsOfCodes(input),
    ...faultOfEndpoint(input, deps.allowedHosts),
    ...(fields === undefined ? [fault("fields", "Thứ tự trường chỉ gồm tên trường, cách nhau bằng dấu |.")] : []),
    ...(secret.length < SHORTEST_SECRET ? [fault("secret", SECRET_TEXT)] : []),
    ...(callbackSecret.length < SHORTEST_SECRET ? [fault("callbackSecret", SECRET_TEXT)] : []),
  ];
  if (faults.length > 0 || fields === undefined) return err(faults);
  const setting: PlatformSetting = {
    id: deps.newId(),
    setAt: await nowWithin(deps.clock, tx),
    setBy: by,
    state: input.state,
    endpoint: input.endpoint.trim(),
    partner: {
      partnerCode: input.partnerCode.trim(),
      serviceCode: input.serviceCode.trim(),
      channelCode: input.channelCode.trim(),
      deviceCode: input.deviceCode.trim(),
      code: { algorithm: input.algorithm, secret, fields },
    },
    callbackSecret,
  };
  await insertPlatformSetting(tx, setting);
  return ok(setting);
}

/** The settings of a demo, with secrets that nobody has seen: payments go to the simulator on this machine. */
export async function seedDemoPlatform(deps: Pick<OnlineDeps, "db" | "clock" | "newId">, by: string): Promise<void> {
  if ((await findPlatformSetting(deps.db)) !== undefined) return;
  const joined = (kind: MessageKind) => DEFAULT_FIELDS[kind].join("|");
  await changePlatform(
    { ...deps, allowedHosts: [] },
    {
      by,
      state: "simulator",
      endpoint: "",
      partnerCode: "MAU-LANGSON",
      serviceCode: "PHI-LE-PHI",
      channelCode: "MOT-CUA",
      deviceCode: "WEB",
      algorithm: "sha256-joined",
      fields: {
        INIT: joined("INIT"),
        QUERY: joined("QUERY"),
        CONFIRM: joined("CONFIRM"),
        GET_BILL: joined("GET_BILL"),
        ANSWER: joined("ANSWER"),
      },
      secret: randomBytes(24).toString("base64url"),
      callbackSecret: randomBytes(24).toString("base64url"),
    },
  );
}

const SECRET_TEXT = `Khóa bí mật có ít nhất ${SHORTEST_SECRET} ký tự.`;

function faultsOfCodes(input: PlatformInput): readonly PlatformFault[] {
  const codes = ["partnerCode", "serviceCode", "channelCode", "deviceCode"] as const;
  return codes.flatMap((field) =>
    /^[A-Za-z0-9._-]{1,50}$/.test(input[field].trim())
      ? []
      : [fault(field, "Mã gồm chữ, số, dấu chấm hoặc gạch, không quá 50 ký tự.")],
  );
}

function faultOfEndpoint({ state, endpoint }: PlatformInput, hosts: readonly string[]): readonly PlatformFault[] {
  if (endpoint.trim() === "" && state !== "live") return [];
  const checked = checkTarget(endpoint.trim(), { hosts, simulator: null });
  return checked.ok ? [] : [{ field: "endpoint", code: "E_URL", vi: TARGET_FAULTS[checked.error] }];
}

function fieldsOf(written: PlatformInput["fields"]): CodeRule["fields"] | undefined {
  const read = (kind: MessageKind) =>
    written[kind]
      .split("|")
      .map((name) => name.trim())
      .filter((name) => name !== "");
  const fields = {
    INIT: read("INIT"),
    QUERY: read("QUERY"),
    CONFIRM: read("CONFIRM"),
    GET_BILL: read("GET_BILL"),
    ANSWER: read("ANSWER"),
  };
  // What the code does not cover, anybody may change on the way.
  const isWhole = Object.values(fields).every(
    (names) => names.includes("MaThamChieu") && names.every((name) => /^[A-Za-z]{1,40}(\.[A-Za-z]{1,40})?$/.test(name)),
  );
  return isWhole && fields.CONFIRM.includes("SoTien") ? fields : undefined;
}

function fault(field: string, vi: string): PlatformFault {
  return { field, code: "E_VALUE", vi };
}
