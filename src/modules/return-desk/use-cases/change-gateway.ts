import { err, ok, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { checkTarget, TARGET_FAULTS } from "#platform/outgoing/check-target.ts";
import { gatewayFaults, type Gateway, type GatewayFault } from "../domain/gateway.ts";
import { findGateway, insertGateway, type GatewaySetting } from "../store/gateway.ts";

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly allowedHosts: readonly string[];
};

/**
 * Puts a gateway into force. An empty secret keeps the one that is there, but only for the same addresses: a secret is never
 * sent to another host than it was typed for.
 */
export async function changeGateway(
  { db, clock, newId, allowedHosts }: Deps,
  { by, ...typed }: Gateway & { readonly by: string },
): Promise<Result<GatewaySetting, readonly GatewayFault[]>> {
  const setAt = await clock.now();
  return transact(db, async (tx) => {
    const before = await findGateway(tx);
    const gateway = { ...trimmed(typed), secret: typed.secret === "" ? (before?.secret ?? "") : typed.secret };
    const faults = [
      ...gatewayFaults(gateway),
      ...addressFault("url", gateway, allowedHosts),
      ...addressFault("queryUrl", gateway, allowedHosts),
      ...movedSecret(typed, before),
    ];
    if (faults.length > 0) return err(faults);
    const setting = { ...gateway, id: newId(), setAt, setBy: by };
    await insertGateway(tx, setting);
    return ok(setting);
  });
}

function trimmed(typed: Gateway): Gateway {
  const { url, headerName, body, accepted, queryUrl, queryBody, queryCarried, queryUnknown } = typed;
  return {
    ...typed,
    url: url.trim(),
    headerName: headerName.trim(),
    body: body.trim(),
    accepted: accepted.trim(),
    queryUrl: queryUrl.trim(),
    queryBody: queryBody.trim(),
    queryCarried: queryCarried.trim(),
    queryUnknown: queryUnknown.trim(),
  };
}

function addressFault(field: "url" | "queryUrl", gateway: Gateway, hosts: readonly string[]): readonly GatewayFault[] {
  if (gateway[field] === "" && (field === "queryUrl" || gateway.state === "off")) return [];
  const checked = checkTarget(gateway[field], { hosts, simulator: null });
  return checked.ok ? [] : [{ field, vi: TARGET_FAULTS[checked.error] }];
}

function movedSecret({ secret, url, queryUrl }: Gateway, before: GatewaySetting | undefined): readonly GatewayFault[] {
  if (secret !== "" || before === undefined || before.secret === "") return [];
  const known = new Set([hostOf(before.url), hostOf(before.queryUrl), ""]);
  if (known.has(hostOf(url)) && known.has(hostOf(queryUrl))) return [];
  return [{ field: "secret", vi: "Địa chỉ đã đổi máy chủ: nhập lại khóa dùng với máy chủ này." }];
}

function hostOf(text: string): string {
  return URL.canParse(text.trim()) ? new URL(text.trim()).host : text.trim();
}
