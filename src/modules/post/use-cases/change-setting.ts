import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { findProcedureByCode } from "#modules/procedures/index.ts";
import type { FormFault } from "../domain/form-fault.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { saveBarred } from "../store/barred.ts";
import { findSetting, saveSetting, type PostSetting } from "../store/settings.ts";
import { performing } from "./acting.ts";

export type ChangeSetting = {
  readonly customerCode: string;
  readonly orderUrl: string;
  /** Empty keeps the secret that is there. */
  readonly secret: string;
};

/** Enters how the post is reached; a real address ends the made-up post of the demo. */
export function changeSetting(acting: Acting, command: ChangeSetting): Promise<Result<PostSetting, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "settings") === undefined) return err({ kind: "post/not-allowed", duty: "settings" });
    const known = await findSetting(tx);
    const secret = command.secret === "" ? (known?.secret ?? "") : command.secret;
    const customerCode = command.customerCode.trim();
    const orderUrl = command.orderUrl.trim();
    const faults: FormFault[] = [];
    if (!/^[A-Za-z0-9._-]{1,60}$/.test(customerCode)) {
      faults.push({ field: "customerCode", vi: "Mã khách hàng gồm chữ, số, tối đa 60 ký tự." });
    }
    if (!isOrderUrl(orderUrl)) {
      faults.push({ field: "orderUrl", vi: "Địa chỉ bắt đầu bằng https:// và là tên máy chủ, không phải địa chỉ IP." });
    }
    if (secret.length < 32 || secret.length > 200) {
      faults.push({ field: "secret", vi: "Khóa ký có từ 32 đến 200 ký tự." });
    }
    if (faults.length > 0) return err({ kind: "post/invalid", faults });
    const setting = { customerCode, orderUrl, secret, simulated: orderUrl === SIMULATOR };
    await saveSetting(tx, setting, { officerId: acting.viewer.officerId, at: now });
    return ok(setting);
  });
}

/** The address of the post that the demo makes up. */
export const SIMULATOR = "simulator:post";

function isOrderUrl(text: string): boolean {
  if (text === SIMULATOR) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (
    protocol === "https:" && username === "" && password === "" && /[a-z]/i.test(hostname) && hostname.includes(".")
  );
}

export type BarProcedure = { readonly procedureCode: string; readonly reason: string; readonly basis: string };

/** Puts a procedure on the list of those that ask for the person (QĐ 45/2016 Điều 5), with its reason and basis. */
export function barProcedure(acting: Acting, command: BarProcedure): Promise<Result<BarProcedure, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "settings") === undefined) return err({ kind: "post/not-allowed", duty: "settings" });
    const procedureCode = command.procedureCode.trim();
    const [reason, basis] = [command.reason.normalize("NFC").trim(), command.basis.normalize("NFC").trim()];
    const faults: FormFault[] = [];
    if ((await findProcedureByCode(tx, procedureCode)) === undefined) {
      faults.push({ field: "procedureCode", vi: "Không có thủ tục mang mã này." });
    }
    if (reason === "" || reason.length > 300) faults.push({ field: "reason", vi: "Hãy ghi lý do, tối đa 300 ký tự." });
    if (basis === "" || basis.length > 200) faults.push({ field: "basis", vi: "Hãy ghi căn cứ, tối đa 200 ký tự." });
    if (faults.length > 0) return err({ kind: "post/invalid", faults });
    await saveBarred(tx, { procedureCode, reason, basis }, { officerId: acting.viewer.officerId, at: now });
    return ok({ procedureCode, reason, basis });
  });
}
