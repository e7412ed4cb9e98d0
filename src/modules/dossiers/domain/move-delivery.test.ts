import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideDeliveryMove } from "./move-delivery.ts";

const asPost = given(viewerAs("postal-officer"));
const out = { delivery: "with-post", note: " EB123456789VN " } as const;
const byPost = aDossier().resolved().with({ returnBy: "by-post" });

describe("a result that goes by post", () => {
  it("leaves with the post's number and comes back undelivered with the reason", () => {
    const dossier = byPost.build();
    const event = valueOf(decideDeliveryMove(dossier, out, asPost));
    expect(event).toMatchObject({ kind: "delivery-moved", note: "EB123456789VN" });
    const gone = evolve(dossier, event);
    expect(gone).toMatchObject({ state: "resolved", delivery: "with-post" });
    const back = { delivery: "awaiting-pickup", note: "Không có người nhận" } as const;
    expect(evolve(gone, valueOf(decideDeliveryMove(gone, back, asPost))).delivery).toBe("awaiting-pickup");
  });

  it("may leave unpaid when the post collects at the door, and only then (QĐ 45/2016)", () => {
    const atDoor = byPost.with({ feesDue: 119_000, money: "due" }).build();
    expect(decideDeliveryMove(atDoor, out, asPost).ok).toBe(true);
    const atCentre = aDossier().resolved().with({ feesDue: 119_000, feesPaid: 19_000, money: "due" }).build();
    expect(refusalOf(decideDeliveryMove(atCentre, out, asPost))).toEqual({ kind: "dossiers/unpaid", amount: 100_000 });
  });

  it("is refused without a note, to a specialist, and before there is a result", () => {
    expect(refusalOf(decideDeliveryMove(byPost.build(), { ...out, note: " " }, asPost)).kind).toBe(
      "dossiers/basis-missing",
    );
    expect(refusalOf(decideDeliveryMove(byPost.build(), out, given(viewerAs("specialist")))).kind).toBe(
      "dossiers/not-allowed",
    );
    expect(refusalOf(decideDeliveryMove(aDossier().inProgress().build(), out, asPost)).kind).toBe(
      "dossiers/transition",
    );
  });
});
