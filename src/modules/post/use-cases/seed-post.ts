import { randomBytes } from "node:crypto";
import type { Instant } from "#kernel/time.ts";
import { SERVICE_OFFICER } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db/db.ts";
import { insertRange, listRanges } from "../store/numbers.ts";
import { findSetting, saveSetting } from "../store/settings.ts";
import { SIMULATOR } from "./change-setting.ts";

/** Gives the demo a range of numbers and its made-up post. May run again. */
export async function seedPost(
  tx: Tx,
  { newId, now }: { readonly newId: () => string; readonly now: Instant },
): Promise<void> {
  if ((await findSetting(tx)) === undefined) {
    const secret = randomBytes(32).toString("hex");
    const setting = { customerCode: "H3700-MAU", orderUrl: SIMULATOR, secret, simulated: true };
    await saveSetting(tx, setting, { officerId: SERVICE_OFFICER.id, at: now });
  }
  if ((await listRanges(tx)).length > 0) return;
  await insertRange(tx, {
    ...{ id: newId(), prefix: "EB", first: 10_000_001, last: 10_020_000, next: 10_000_001, state: "open" },
    basis: "Văn bản cấp dải mã thí dụ của Bưu điện tỉnh",
    createdAt: now,
    createdBy: SERVICE_OFFICER.id,
  });
}
