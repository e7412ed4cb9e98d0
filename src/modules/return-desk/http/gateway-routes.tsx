import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { MessageState } from "../domain/carrying.ts";
import type { Gateway } from "../domain/gateway.ts";
import { maskPhone, messagePhone } from "../domain/one-time-code.ts";
import { GatewayPage } from "../pages/gateway-page.tsx";
import { findGateway } from "../store/gateway.ts";
import { listTroubled } from "../store/messages.ts";
import { isDemo } from "../use-cases/carry-messages.ts";
import { changeGateway } from "../use-cases/change-gateway.ts";
import { gatewayCarrier } from "../use-cases/gateway-carrier.ts";
import type { ReturnDeskDeps } from "./deps.ts";
import { paths } from "./paths.ts";

const text = (longest: number) => z.string().max(longest).default("");
const form = z.object({
  state: z.enum(["off", "live"]),
  url: text(2_000),
  contentType: z.enum(["json", "form"]),
  headerName: text(100),
  secret: text(500),
  body: text(4_000),
  accepted: text(200),
  queryUrl: text(2_000),
  queryBody: text(4_000),
  queryCarried: text(200),
  queryUnknown: text(200),
});

const EMPTY: Omit<Gateway, "secret"> = {
  state: "off",
  url: "",
  contentType: "json",
  headerName: "X-Api-Key",
  body: '{"to": "{{so}}", "text": "{{noi_dung}}", "id": "{{ma}}"}',
  accepted: "",
  queryUrl: "",
  queryBody: "",
  queryCarried: "",
  queryUnknown: "",
};

const STATES: Readonly<Record<Exclude<MessageState, "carried">, string>> = {
  waiting: "chờ gửi",
  sending: "đang gửi",
  asking: "mất trả lời, đang hỏi lại",
  failed: "không gửi được",
  unknown: "không rõ đã tới hay chưa",
  expired: "quá hạn, không gửi nữa",
};

const TRIAL_BODY = "Tin thử từ phần mềm Một Cửa của Trung tâm Phục vụ hành chính công.";

/** Where the message gateway is set and tried; each change and trial with a fresh proof of who sits at the screen. */
export function gatewayRoutes(app: App, deps: ReturnDeskDeps): void {
  const readers = { config: { audience: ["system-administrator"] } } as const;
  const savers = { config: { audience: ["system-administrator"], freshProof: "always" } } as const;

  app.get<{ Querystring: { xong?: string } }>(paths.gateway, readers, async (request, reply) => {
    const flash = request.query.xong === "1" ? ({ tone: "done", title: "Đã lưu cổng tin nhắn." } as const) : undefined;
    return show(deps, request, reply, { flash });
  });

  app.post(paths.gateway, savers, async (request, reply) => {
    const typed = parseInput(form, request.body ?? {});
    const changed = await changeGateway(deps, { ...typed, by: requireViewer(request).officerId });
    if (changed.ok) return seeOther(reply, `${paths.gateway}?xong=1`);
    const errors = changed.error.map(({ field, vi }) => ({ field, message: vi }));
    return show(deps, request, reply, { typed, errors, status: 422 });
  });

  app.post(`${paths.gateway}/gui-thu`, savers, async (request, reply) => {
    const typed = parseInput(z.object({ phone: text(20) }), request.body ?? {});
    const phone = messagePhone(typed.phone);
    const gateway = await findGateway(deps.db);
    if (phone === undefined || gateway === undefined || gateway.url === "") {
      const message =
        phone === undefined
          ? "Số điện thoại có 10 chữ số, bắt đầu bằng 0."
          : "Lưu cấu hình cổng tin nhắn trước khi gửi thử.";
      return show(deps, request, reply, { phone: typed.phone, errors: [{ field: "phone", message }], status: 422 });
    }
    const handed = await gatewayCarrier(gateway, deps).carry({ id: deps.newId(), phone, body: TRIAL_BODY });
    if (handed.kind === "carried") {
      const title = `Cổng đã nhận tin thử gửi đến ${maskPhone(phone)}. Xem điện thoại đã có tin chưa.`;
      return show(deps, request, reply, { phone: typed.phone, flash: { tone: "done", title } });
    }
    const message = `Gửi thử không thành: ${handed.why}. Kiểm tra lại cấu hình.`;
    return show(deps, request, reply, { phone: typed.phone, errors: [{ field: "phone", message }], status: 502 });
  });
}

type Shown = {
  readonly typed?: Gateway;
  readonly phone?: string;
  readonly errors?: readonly FieldError[];
  readonly flash?: FlashMessage | undefined;
  readonly status?: number;
};

async function show(
  deps: ReturnDeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, phone, errors, flash, status }: Shown,
): Promise<FastifyReply> {
  const { db, clock } = deps;
  const setting = await findGateway(db);
  const { secret: _hidden, ...shown } = typed ?? setting ?? { ...EMPTY, secret: "" };
  const troubled = await listTroubled(db, (await clock.now()).subtract({ hours: 24 * 7 }));
  return html(
    reply,
    <GatewayPage
      viewer={await pageViewer(db, requireViewer(request))}
      flash={flash}
      errors={errors ?? []}
      gateway={shown}
      hasSecret={setting === undefined || setting.secret === "" ? "no" : "yes"}
      since={setting === undefined ? "" : `Cấu hình này đặt lúc ${formatInstant(setting.setAt)}.`}
      isDemo={(await isDemo(db)) ? "yes" : "no"}
      canTry={setting === undefined || setting.url === "" ? "no" : "yes"}
      tryPhone={phone ?? ""}
      hosts={deps.allowedHosts}
      troubled={troubled.map(({ id, kind, state, why, writtenAt, ...one }) => ({
        id,
        at: formatInstant(writtenAt),
        what: kind === "return-code" ? "Mã xác nhận" : "Lời nhắc",
        phone: maskPhone(one.phone),
        state: state === "carried" ? "" : [STATES[state], why].filter((part) => part !== "").join(": "),
      }))}
    />,
    status ?? 200,
  );
}
