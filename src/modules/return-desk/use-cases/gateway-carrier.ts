import { call } from "#platform/outgoing/outgoing.ts";
import { TARGET_FAULTS } from "#platform/outgoing/check-target.ts";
import { fillBody, readHanded, readKnown, type Gateway, type Handed } from "../domain/gateway.ts";
import type { Carrier, CarrierDeps } from "./carrier.ts";

const TIMEOUT_MS = 8_000;

/** Speaks with the configured gateway. Neither the secret nor what the gateway says is ever repeated. */
export function gatewayCarrier(
  gateway: Gateway,
  { allowedHosts, callPartner = call }: Omit<CarrierDeps, "db" | "clock">,
): Carrier {
  const { contentType, headerName, secret } = gateway;
  const ask = (url: string, body: string, filling: { so: string; noi_dung: string; ma: string }) =>
    callPartner(
      {
        url,
        body: fillBody({ body, contentType }, { ...filling, khoa: secret }),
        headers: {
          "content-type":
            contentType === "json" ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded",
          ...(headerName === "" ? {} : { [headerName]: secret }),
        },
        timeoutMs: TIMEOUT_MS,
      },
      { hosts: allowedHosts, simulator: null },
    );
  return {
    carry: async ({ id, phone, body }): Promise<Handed> => {
      const called = await ask(gateway.url, gateway.body, { so: phone, noi_dung: body, ma: id });
      switch (called.kind) {
        case "answered":
          return readHanded(gateway, called.status, called.body.toString("utf8"));
        case "refused":
          return { kind: "refused", why: TARGET_FAULTS[called.fault] };
        case "not-sent":
          return { kind: "not-heard", why: "không kết nối được cổng tin nhắn" };
        case "lost":
          return { kind: "lost", why: "cổng tin nhắn không trả lời" };
      }
    },
    ask:
      gateway.queryUrl === ""
        ? undefined
        : async (id) => {
            const called = await ask(gateway.queryUrl, gateway.queryBody, { so: "", noi_dung: "", ma: id });
            return called.kind === "answered"
              ? readKnown(gateway, called.status, called.body.toString("utf8"))
              : "no-answer";
          },
  };
}
