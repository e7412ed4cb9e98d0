import { vault } from "#platform/crypto.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import type { Partner } from "../wire/write-message.ts";
import { tablesOf, type PlatformState } from "./tables.ts";

/** How we talk to the platform, as it is in force; the secrets are open only in memory. */
export type PlatformSetting = {
  readonly id: string;
  readonly setAt: Instant;
  readonly setBy: string;
  readonly state: PlatformState;
  /** Where messages go: of the real platform, or of the simulator while that is in its place. */
  readonly endpoint: string;
  readonly partner: Partner;
  readonly callbackSecret: string;
};

/** The settings in force, or undefined before anybody set them. */
export async function findPlatformSetting(db: Db): Promise<PlatformSetting | undefined> {
  const row = await tablesOf(db)
    .selectFrom("payment_platform_setting")
    .selectAll()
    .orderBy("set_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { openText } = vault();
  return {
    id: row.id,
    setAt: row.set_at,
    setBy: row.set_by,
    state: row.state,
    endpoint: row.endpoint,
    partner: {
      partnerCode: row.partner_code,
      serviceCode: row.service_code,
      channelCode: row.channel_code,
      deviceCode: row.device_code,
      code: {
        algorithm: row.algorithm,
        fields: row.code_fields,
        secret: openText(row.secret_sealed, placeOf(row.id, "secret")),
      },
    },
    callbackSecret: openText(row.callback_secret_sealed, placeOf(row.id, "callback_secret")),
  };
}

/** Puts settings into force; the ones before stay. */
export async function insertPlatformSetting(db: Db, setting: PlatformSetting): Promise<void> {
  const { sealText } = vault();
  const { partner } = setting;
  await tablesOf(db)
    .insertInto("payment_platform_setting")
    .values({
      id: setting.id,
      set_at: sqlInstant(setting.setAt),
      set_by: setting.setBy,
      state: setting.state,
      endpoint: setting.endpoint,
      partner_code: partner.partnerCode,
      service_code: partner.serviceCode,
      channel_code: partner.channelCode,
      device_code: partner.deviceCode,
      algorithm: partner.code.algorithm,
      code_fields: JSON.stringify(partner.code.fields),
      secret_sealed: sealText(partner.code.secret, placeOf(setting.id, "secret")),
      callback_secret_sealed: sealText(setting.callbackSecret, placeOf(setting.id, "callback_secret")),
    })
    .execute();
}

/** The origin of the simulator that runs on this machine, or null. */
export async function findSimulatorOrigin(db: Db): Promise<string | null> {
  const row = await tablesOf(db).selectFrom("payment_simulator").select("origin").executeTakeFirst();
  return row?.origin ?? null;
}

/** Notes where the simulator listens from now on. */
export async function saveSimulatorOrigin(db: Db, origin: string): Promise<void> {
  await tablesOf(db)
    .insertInto("payment_simulator")
    .values({ origin })
    .onConflict((conflict) => conflict.column("only_one").doUpdateSet({ origin }))
    .execute();
}

function placeOf(id: string, column: string): string {
  return `payment_platform_setting|${id}|${column}`;
}
