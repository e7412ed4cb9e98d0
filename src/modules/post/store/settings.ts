import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { vault } from "#platform/crypto.ts";
import type { Instant } from "#kernel/time.ts";
import { tablesOf } from "./tables.ts";

/** How the post is reached, and the secret with which it signs what it tells. */
export type PostSetting = {
  readonly customerCode: string;
  readonly orderUrl: string;
  readonly secret: string;
  /** The made-up post of the demo answers instead of a real one. */
  readonly simulated: boolean;
};

const PLACE = "post_setting|1|secret";

/** The setting; undefined while nobody has set it: nothing is sent and nothing is believed. */
export async function findSetting(db: Db): Promise<PostSetting | undefined> {
  const row = await tablesOf(db).selectFrom("post_setting").selectAll().where("id", "=", 1).executeTakeFirst();
  if (row === undefined) return undefined;
  const { customer_code, order_url, secret, simulated } = row;
  return { customerCode: customer_code, orderUrl: order_url, secret: vault().openText(secret, PLACE), simulated };
}

/** Writes the setting; its secret is sealed. */
export async function saveSetting(
  tx: Tx,
  { customerCode, orderUrl, secret, simulated }: PostSetting,
  by: { readonly officerId: string; readonly at: Instant },
): Promise<void> {
  const row = {
    customer_code: customerCode,
    order_url: orderUrl,
    secret: vault().sealText(secret, PLACE),
    simulated,
    changed_at: sqlInstant(by.at),
    changed_by: by.officerId,
  };
  await tablesOf(tx)
    .insertInto("post_setting")
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}
