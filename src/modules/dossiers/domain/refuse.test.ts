import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideRefusal } from "./refuse.ts";

const counter = given(viewerAs("counter-officer"));
const command = { ground: "not-competent", reason: " Thuộc thẩm quyền của Sở Y tế " } as const;

describe("refuse", () => {
  it("ends the dossier at intake with a structured and a written reason", () => {
    const submitted = aDossier().build();
    const event = valueOf(decideRefusal(submitted, command, counter));
    expect(event).toMatchObject({ ground: "not-competent", reason: "Thuộc thẩm quyền của Sở Y tế" });
    expect(evolve(submitted, event)).toMatchObject({
      state: "refused",
      ending: "refused",
      endedAt: counter.now,
      refusalReason: "Thuộc thẩm quyền của Sở Y tế",
      dueAt: null,
    });
  });

  it("keeps the code of a dossier that was asked for a supplement before", () => {
    const waiting = aDossier().awaitingIntakeSupplement().build();
    expect(valueOf(decideRefusal(waiting, command, counter)).code).toBe(waiting.code);
  });

  it.each([[""], ["   "], ["\n\t"]])("does not take %j for a reason", (reason) => {
    const decision = decideRefusal(aDossier().build(), { ...command, reason }, counter);
    expect(refusalOf(decision).kind).toBe("dossiers/reason-missing");
  });

  it("is over once the dossier was accepted: then only a result may say no", () => {
    expect(refusalOf(decideRefusal(aDossier().accepted().build(), command, counter))).toMatchObject({
      kind: "dossiers/transition",
      act: "refuse",
      allowed: expect.arrayContaining(["resolve"]),
    });
  });

  it("is for the counter", () => {
    expect(decideRefusal(aDossier().build(), command, given(viewerAs("department-leader"))).ok).toBe(false);
  });
});
