import { readOrderKey, readWireOrder, STATUS_OK, STATUS_UNKNOWN, type WireOrder } from "./order.ts";
import type { PostTransport } from "./post-client.ts";

/** Where the made-up post keeps its orders. */
export type OrderBook = {
  readonly put: (order: WireOrder) => Promise<"new" | "same" | "other">;
  readonly has: (key: { readonly OrderNumber: string; readonly ItemCode: string }) => Promise<boolean>;
};

/** What goes wrong on the way to the made-up post: nothing, the answer is lost after it heard, or it never heard. */
export type Weather = () => "fine" | "answer-lost" | "never-heard";

/** A post that speaks the real interface: the same bytes in and out, idempotent by order and item, with bad weather on demand. */
export function simulatedPost(book: OrderBook, weather: Weather = () => "fine"): PostTransport {
  return async (door, body) => {
    const today = weather();
    if (today === "never-heard") return { kind: "lost", why: "không kết nối được" };
    const answer = door === "orders" ? await place(book, body) : await query(book, body);
    return today === "answer-lost" ? { kind: "lost", why: "hết thời gian chờ" } : { kind: "answered", body: answer };
  };
}

async function place(book: OrderBook, body: string): Promise<string> {
  const order = readWireOrder(body);
  if (order === undefined) return said("400", "Dữ liệu không hợp lệ");
  if (order.ReceiverAddress === "" || order.ReceiverTel === "")
    return said("422", "Thiếu địa chỉ hoặc điện thoại người nhận");
  const kept = await book.put(order);
  return kept === "other" ? said("409", "Mã bưu gửi đã dùng cho đơn khác") : said(STATUS_OK, "Thành công");
}

async function query(book: OrderBook, body: string): Promise<string> {
  const key = readOrderKey(body);
  const known = key !== undefined && (await book.has(key));
  return known ? said(STATUS_OK, "Đã có đơn") : said(STATUS_UNKNOWN, "Chưa có đơn");
}

function said(Status: string, Message: string): string {
  return JSON.stringify({ Status, Message });
}
