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

  it.each([
    ['{"Status":100}', "placed", "placed"],
    ['{"Status":"100","Message":null}', "placed", "placed"],
    ['{"Status":"100","OrderNumber":"H37.07-261126-0001","ItemCode":"RR473124829VN"}', "placed", "placed"],
    ['{"Status":"100","OrderNumber":"H37.07-261126-0002"}', "lost", "lost"],
    ['{"Status":"100","ItemCode":"EB000000014VN"}', "lost", "lost"],
    ['{"Status":"404","Message":"Chưa có đơn"}', "refused", "unknown"],
    ['{"Status":"404","OrderNumber":"other"}', "lost", "lost"],
    ['{"Status":"429","Message":"Quá nhiều yêu cầu"}', "lost", "lost"],
    ['{"Status":"503"}', "lost", "lost"],
    ['{"Status":"401"}', "refused", "lost"],
    ['{"Status":""}', "refused", "lost"],
    ['{"Status":100.5}', "lost", "lost"],
    ['{"Status":true}', "lost", "lost"],
    ['{"Message":"Thành công"}', "lost", "lost"],
    ['{"Status":"100"', "lost", "lost"],
    ["[]", "lost", "lost"],
    ["null", "lost", "lost"],
    ["", "lost", "lost"],
  ])("an answer of %s is %s to an order and %s to a question", async (body, placed, found) => {
    const client = postClient(async () => ({ kind: "answered", body }));
    expect((await client.place(order)).kind).toBe(placed);
    expect(await client.find(order)).toBe(found);
  });

  it("never takes an answer for a yes that does not say so about this very order", async () => {
    const word = fc.option(fc.oneof(fc.string(), fc.integer(), fc.constantFrom("100", 100, "RR473124829VN")));
    const anAnswer = fc.record(
      { Status: word, ItemCode: word, OrderNumber: word, Message: word },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(anAnswer, async (answer) => {
        const client = postClient(async () => ({ kind: "answered", body: JSON.stringify(answer) }));
        const isYes = String(answer.Status) === "100" && (answer.ItemCode ?? order.ItemCode) === order.ItemCode;
        if ((await client.place(order)).kind === "placed") expect(isYes).toBe(true);
      }),
    );
  });

  it("reads no nonsense", () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        expect(readWireOrder(body)).toBeUndefined();
        expect(readTrackingBody(body)).toBeUndefined();
      }),
    );
    expect(readWireAnswer('{"Status":"100"}')).toEqual({ Status: "100" });
    expect(readWireAnswer('{"Status":100}')).toEqual({ Status: "100" });
    expect(readWireAnswer('{"Status":1e3.5}')).toBeUndefined();
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
