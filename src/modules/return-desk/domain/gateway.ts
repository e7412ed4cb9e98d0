/** How messages leave: the address of the gateway, what is said to it, and how its answer is read. */
export type Gateway = {
  readonly state: "off" | "live";
  readonly url: string;
  readonly contentType: "json" | "form";
  /** Empty when the secret stands in the body. */
  readonly headerName: string;
  readonly secret: string;
  /** With {{so}}, {{noi_dung}}, {{ma}} and, where the gateway wants it in the body, {{khoa}}. */
  readonly body: string;
  /** What an answer must contain to be a yes; empty when any 2xx is one. */
  readonly accepted: string;
  /** Where the state of a message is asked for; empty when the gateway knows no such question. */
  readonly queryUrl: string;
  readonly queryBody: string;
  readonly queryCarried: string;
  /** What the gateway says of a message that it never got. */
  readonly queryUnknown: string;
};

export type GatewayField = Exclude<keyof Gateway, "state" | "contentType">;
export type GatewayFault = { readonly field: GatewayField; readonly vi: string };

/** What became of handing a message to a carrier; `lost`: nobody knows whether it was heard. */
export type Handed =
  | { readonly kind: "carried" }
  | { readonly kind: "not-heard"; readonly why: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "lost"; readonly why: string };

/** What a carrier knows of a message whose answer was lost. */
export type Known = "carried" | "unknown" | "no-answer";

const SHORTEST_SECRET = 8;
const MARK = /\{\{(\w+)\}\}/g;
const MARKS: ReadonlySet<string> = new Set(["so", "noi_dung", "ma", "khoa"]);

export type Filling = Readonly<Record<"so" | "noi_dung" | "ma" | "khoa", string>>;

/** The body that is sent: each mark replaced once, escaped for where it stands, so that no message can say more. */
export function fillBody({ body, contentType }: Pick<Gateway, "body" | "contentType">, filling: Filling): string {
  return body.replace(MARK, (whole, mark: string) => {
    if (!isMark(mark)) return whole;
    const value = filling[mark];
    return contentType === "json" ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value);
  });
}

function isMark(text: string): text is keyof Filling {
  return MARKS.has(text);
}

/** Every mistake of typed settings but those of the addresses, which depend on what the server may call. */
export function gatewayFaults(gateway: Gateway): readonly GatewayFault[] {
  const { state, headerName, secret, body, queryUrl, queryBody, queryCarried } = gateway;
  if (state === "off" && body === "") return [];
  const isSecretUsed = headerName !== "" || body.includes("{{khoa}}");
  return [
    ...bodyFaults(gateway, "body", ["so", "noi_dung"]),
    ...(queryUrl === "" ? [] : bodyFaults({ ...gateway, body: queryBody }, "queryBody", ["ma"])),
    ...(queryUrl !== "" && !body.includes("{{ma}}")
      ? [fault("body", "Muốn hỏi lại được thì nội dung gửi phải có {{ma}}.")]
      : []),
    ...(queryUrl !== "" && queryCarried.trim() === ""
      ? [fault("queryCarried", "Ghi chữ cho biết cổng đã nhận tin.")]
      : []),
    ...(/^[A-Za-z][A-Za-z0-9-]*$|^$/.test(headerName)
      ? []
      : [fault("headerName", "Tên tiêu đề chỉ gồm chữ, số và gạch nối.")]),
    ...(RESERVED.has(headerName.toLowerCase())
      ? [fault("headerName", "Tiêu đề này do hệ thống đặt, chọn tên khác.")]
      : []),
    ...(isSecretUsed && secret.length < SHORTEST_SECRET
      ? [fault("secret", `Khóa có ít nhất ${SHORTEST_SECRET} ký tự.`)]
      : []),
    ...(/^[\x20-\x7e]*$/.test(secret) ? [] : [fault("secret", "Khóa chỉ gồm chữ không dấu, số và dấu thông thường.")]),
  ];
}

const RESERVED: ReadonlySet<string> = new Set([
  "content-length",
  "content-type",
  "host",
  "transfer-encoding",
  "connection",
]);

function bodyFaults(
  { body, contentType }: Pick<Gateway, "body" | "contentType">,
  field: "body" | "queryBody",
  needed: readonly (keyof Filling)[],
): readonly GatewayFault[] {
  const missing = needed.filter((mark) => !body.includes(`{{${mark}}}`));
  if (missing.length > 0) return [fault(field, `Thiếu ${missing.map((mark) => `{{${mark}}}`).join(", ")}.`)];
  const strange = [...body.matchAll(MARK)].map(([, mark = ""]) => mark).filter((mark) => !isMark(mark));
  if (strange.length > 0)
    return [fault(field, `Không có ô {{${strange[0] ?? ""}}}. Chỉ dùng {{so}}, {{noi_dung}}, {{ma}}, {{khoa}}.`)];
  if (contentType === "json" && !isJson(fillBody({ body, contentType }, PROBE))) {
    return [fault(field, "Nội dung chưa phải JSON đúng: mỗi ô đặt trong dấu nháy kép.")];
  }
  return [];
}

/** Filled in to see whether the marks stand inside of strings. */
const PROBE: Filling = { so: 'a"b', noi_dung: 'a"b', ma: 'a"b', khoa: 'a"b' };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fault(field: GatewayField, vi: string): GatewayFault {
  return { field, vi };
}

/** The answer of the gateway to a message. What it says may hold the secret, so it is read and never repeated. */
export function readHanded({ accepted }: Pick<Gateway, "accepted">, status: number, text: string): Handed {
  if (status === 429) return { kind: "not-heard", why: "cổng tin nhắn đang quá tải" };
  if (status >= 500) return { kind: "lost", why: `cổng tin nhắn trả lời lỗi ${status}` };
  if (status < 200 || status >= 300) return { kind: "refused", why: `cổng tin nhắn từ chối (${status})` };
  if (accepted !== "" && !text.includes(accepted)) {
    return { kind: "refused", why: "cổng tin nhắn không xác nhận đã nhận tin" };
  }
  return { kind: "carried" };
}

/** What the gateway says of a message that it was asked about. */
export function readKnown(
  { queryCarried, queryUnknown }: Pick<Gateway, "queryCarried" | "queryUnknown">,
  status: number,
  text: string,
): Known {
  if (status === 404 && queryUnknown === "") return "unknown";
  if (queryUnknown !== "" && text.includes(queryUnknown)) return "unknown";
  return status >= 200 && status < 300 && text.includes(queryCarried) ? "carried" : "no-answer";
}
