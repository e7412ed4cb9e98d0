import { isAbout, readWireAnswer, STATUS_OK, STATUS_UNKNOWN, type OrderKey, type WireOrder } from "./order.ts";

/** Sends bytes to one of the post's two doors; lost when no whole answer came. */
export type PostTransport = (
  door: "orders" | "orders/query",
  body: string,
) => Promise<{ readonly kind: "answered"; readonly body: string } | { readonly kind: "lost"; readonly why: string }>;

/** What the post says to an order. `lost`: nothing is known, ask before sending it again. */
export type OrderAnswer =
  | { readonly kind: "placed" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "lost"; readonly why: string };

export type OrderFound = "placed" | "unknown" | "lost";

export type PostClient = {
  readonly place: (order: WireOrder) => Promise<OrderAnswer>;
  readonly find: (key: OrderKey) => Promise<OrderFound>;
};

/** Statuses by which a server says that it is busy or broken now: no verdict about the order. */
const TRY_LATER: readonly string[] = ["408", "429", "500", "502", "503", "504"];

/** Speaks the post's order interface over a transport (handbook §6). */
export function postClient(transport: PostTransport): PostClient {
  return {
    place: async (order) => {
      const heard = await transport("orders", JSON.stringify(order));
      if (heard.kind === "lost") return heard;
      const answer = readWireAnswer(heard.body);
      if (answer === undefined) return { kind: "lost", why: "câu trả lời không đọc được" };
      if (!isAbout(answer, order)) return { kind: "lost", why: "câu trả lời của đơn khác" };
      if (answer.Status === STATUS_OK) return { kind: "placed" };
      const why = `${answer.Status} ${answer.Message ?? ""}`.trim();
      return TRY_LATER.includes(answer.Status) ? { kind: "lost", why } : { kind: "refused", why };
    },
    find: async ({ OrderNumber, ItemCode }) => {
      const heard = await transport("orders/query", JSON.stringify({ OrderNumber, ItemCode }));
      const answer = heard.kind === "answered" ? readWireAnswer(heard.body) : undefined;
      if (answer !== undefined && !isAbout(answer, { OrderNumber, ItemCode })) return "lost";
      if (answer?.Status === STATUS_OK) return "placed";
      return answer?.Status === STATUS_UNKNOWN ? "unknown" : "lost";
    },
  };
}
