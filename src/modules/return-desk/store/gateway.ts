import { vault } from "#platform/crypto.ts";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Gateway } from "../domain/gateway.ts";
import { tablesOf } from "./tables.ts";

export type GatewaySetting = Gateway & { readonly id: string; readonly setAt: Instant; readonly setBy: string };

/** The settings in force, or undefined before anybody set them; the secret is open only in memory. */
export async function findGateway(db: Db): Promise<GatewaySetting | undefined> {
  const row = await tablesOf(db)
    .selectFrom("message_gateway_setting")
    .selectAll()
    .orderBy("set_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    setAt: row.set_at,
    setBy: row.set_by,
    state: row.state,
    url: row.url,
    contentType: row.content_type,
    headerName: row.header_name,
    secret: row.secret_sealed === null ? "" : vault().openText(row.secret_sealed, placeOf(row.id)),
    body: row.body,
    accepted: row.accepted,
    queryUrl: row.query_url,
    queryBody: row.query_body,
    queryCarried: row.query_carried,
    queryUnknown: row.query_unknown,
  };
}

/** Puts settings into force; the ones before stay. */
export async function insertGateway(db: Db, setting: GatewaySetting): Promise<void> {
  await tablesOf(db)
    .insertInto("message_gateway_setting")
    .values({
      id: setting.id,
      set_at: sqlInstant(setting.setAt),
      set_by: setting.setBy,
      state: setting.state,
      url: setting.url,
      content_type: setting.contentType,
      header_name: setting.headerName,
      secret_sealed: setting.secret === "" ? null : vault().sealText(setting.secret, placeOf(setting.id)),
      body: setting.body,
      accepted: setting.accepted,
      query_url: setting.queryUrl,
      query_body: setting.queryBody,
      query_carried: setting.queryCarried,
      query_unknown: setting.queryUnknown,
    })
    .execute();
}

function placeOf(id: string): string {
  return `message_gateway_setting|${id}|secret`;
}
