import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrackingBody } from "./tracking-body.ts";
import { readWireAnswer, readWireOrder, type WireOrder } from "./order.ts";
import { postClient } from "./post-client.ts";
import { simulatedPost, type OrderBook } from "./simulated-post.ts";

const order: WireOrder = {
  CustomerCode: "H3700",
  ItemCode: "RR473124829VN",
  OrderNumber: "H37.07-261126-0001",
  CODAmount: 250_000,
  ...{ SenderProvince: "Lạng Sơn", SenderDistrict: "", SenderAddress: "Trung tâm", SenderName: "Trung tâm" },
  ...{ SenderEmail: "", SenderTel: "02053812345", SenderDesc: "", Description: "Kết quả" },
  ...{ ReceiverProvince: "Lạng Sơn", ReceiverDistrict: "", ReceiverAddress: "Nà Lình", ReceiverName: "Đức" },
  ...{ ReceiverEmail: "", ReceiverTel: "0912345678", FlagConfig: "COD" },
};

function aBook(): OrderBook & { readonly size: () => number } {
  const kept = new Map<string, string>();
  return {
    size: () => kept.size,
    put: async ({ ItemCode, OrderNumber }) => {
      const known = kept.get(ItemCode);
      if (known !== undefined) return known === OrderNumber ? "same" : "other";
      kept.set(ItemCode, OrderNumber);
      return "new";
    },
    has: async ({ ItemCode, OrderNumber }) => kept.get(ItemCode) === OrderNumber,
  };
}

describe("the post's order interface", () => {
  it("places an order once, however often it is sent, and finds it again", async () => {
    const book = aBook();
    const client = postClient(simulatedPost(book));
    expect(await client.find(order)).toBe("unknown");
    expect(await client.place(order)).toEqual({ kind: "placed" });
    expect(await client.place(order)).toEqual({ kind: "placed" });
    expect(await client.find(order)).toBe("placed");
    expect(book.size()).toBe(1);
    expect(await client.place({ ...order, OrderNumber: "other" })).toMatchObject({ kind: "refused" });
  });

  it("is refused in words, and lost when the answer is lost or no answer", async () => {
    const client = postClient(simulatedPost(aBook()));
    expect(await client.place({ ...order, ReceiverAddress: "" })).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("422"),
    });
    const lost = postClient(simulatedPost(aBook(), () => "answer-lost"));
    expect(await lost.place(order)).toMatchObject({ kind: "lost" });
    expect(await lost.find(order)).toBe("lost");
    const odd = postClient(async () => ({ kind: "answered", body: "<html>502</html>" }));
    expect(await odd.place(order)).toMatchObject({ kind: "lost" });
  });

  it("reads no nonsense", () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        expect(readWireOrder(body)).toBeUndefined();
        expect(readTrackingBody(body)).toBeUndefined();
      }),
    );
    expect(readWireAnswer('{"Status":"100"}')).toEqual({ Status: "100", Message: "" });
    expect(readWireAnswer('{"Status":100}')).toBeUndefined();
  });
});

describe("a tracking message", () => {
  const body = { EventId: "e1", ItemCode: "rr 4731 2482 9 vn", Status: "DELIVERED", Time: "2026-11-27T10:00:00+07:00" };

  it("is read with what was collected and who took it", () => {
    const Receiver = { Kind: "AUTHORISED", Name: "Lò Thị Mai", IdNumber: "020085001234", Authorisation: "GUQ 1" };
    expect(readTrackingBody(JSON.stringify({ ...body, CODCollected: 5, Receiver }))).toMatchObject({
      number: "RR473124829VN",
      status: "delivered",
      collected: 5,
      receiver: { kind: "authorised", authorisation: "GUQ 1" },
    });
  });

  it.each([
    { ItemCode: "RR473124819VN" },
    { Status: "GONE" },
    { Time: "gestern" },
    { CODCollected: -1 },
    { CODCollected: 0.5 },
    { EventId: "" },
    { Extra: 1 },
  ])("with %j is refused", (change) => {
    expect(readTrackingBody(JSON.stringify({ ...body, ...change }))).toBeUndefined();
  });
});
