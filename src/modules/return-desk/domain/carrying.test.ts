import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { afterAsking, afterHanding, CARRY_TRIES } from "./carrying.ts";
import type { Handed, Known } from "./gateway.ts";

const now = Temporal.Instant.from("2026-11-25T02:00:00Z");
const why = "vì sao";

describe("a message that was handed over", () => {
  it.each([
    ["carried", { kind: "carried" }, "yes", 1, "carried", null],
    ["refused", { kind: "refused", why }, "yes", 1, "failed", null],
    ["not heard the first time", { kind: "not-heard", why }, "no", 1, "waiting", 20],
    ["not heard the third time", { kind: "not-heard", why }, "no", 3, "waiting", 80],
    ["not heard once more than it is tried", { kind: "not-heard", why }, "no", 5, "failed", null],
    ["lost, and nobody can be asked", { kind: "lost", why }, "no", 1, "unknown", null],
    ["lost, and the gateway can be asked", { kind: "lost", why }, "yes", 2, "asking", 40],
  ] as const)("%s", (_what, handed: Handed, canAsk, tries, state, seconds) => {
    const standing = afterHanding(handed, { tries, canAsk, now });
    expect(standing.state).toBe(state);
    expect(standing.nextAt?.epochMilliseconds).toBe(
      seconds === null ? undefined : now.add({ seconds }).epochMilliseconds,
    );
    if (state !== "carried") expect(standing.why).toBe(why);
  });

  it("is never repeated unasked after its answer was lost", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.constantFrom("yes" as const, "no" as const), (tries, canAsk) => {
        expect(afterHanding({ kind: "lost", why }, { tries, canAsk, now }).state).not.toBe("waiting");
      }),
    );
  });
});

describe("a message that was asked about", () => {
  it.each([
    ["carried", 1, "carried"],
    ["unknown", 1, "waiting"],
    ["unknown", 5, "failed"],
    ["no-answer", 1, "asking"],
    ["no-answer", 5, "unknown"],
  ] as const)("%s at try %i", (known: Known, tries, state) => {
    expect(afterAsking(known, { tries, now }).state).toBe(state);
  });

  it("comes to an end, whatever is answered", () => {
    const answers = fc.array(fc.constantFrom<Known>("unknown", "no-answer", "carried"), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(answers, (all) => {
        const states = all
          .slice(0, CARRY_TRIES)
          .map((known, index) => afterAsking(known, { tries: index + 1, now }).state);
        expect(["carried", "failed", "unknown"]).toContain(states.at(-1));
      }),
    );
  });
});
