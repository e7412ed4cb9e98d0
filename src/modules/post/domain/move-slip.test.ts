import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { aSlip } from "../testing.ts";
import { moveSlip } from "./move-slip.ts";
import { hasEnded, slipAfter, SLIP_EVENTS, SLIP_TRANSITIONS, type SlipAct, type SlipState } from "./slip-states.ts";

const NOW = at("2026-11-26 14:00");
const STATES = Object.keys(SLIP_TRANSITIONS) as SlipState[];
const ACTS = Object.keys(SLIP_EVENTS) as SlipAct[];

describe("an item moved by an act", () => {
  it("is where the law of movement says, one version on, or where it was with a refusal", () => {
    for (const state of STATES) {
      for (const act of ACTS) {
        const slip = aSlip({ state, version: 4 });
        const moved = moveSlip(slip, act, { at: NOW, change: {} });
        const wanted = slipAfter(state, act);
        if (wanted === undefined) expect(moved).toEqual({ ok: false, error: { kind: "post/transition", act, state } });
        else expect(moved).toMatchObject({ ok: true, value: { state: wanted, version: 5 } });
      }
    }
  });

  it("has its end when nothing more happens to it, and not before", () => {
    for (const state of STATES) {
      for (const act of ACTS) {
        const moved = moveSlip(aSlip({ state, endedAt: null }), act, { at: NOW, change: {} });
        if (moved.ok) expect(moved.value.endedAt).toBe(hasEnded(moved.value.state) ? NOW : null);
      }
    }
  });

  it("keeps what the act does not change, and its own identity whatever is changed", () => {
    const slip = aSlip({ state: "with-post", note: "cũ" });
    const moved = moveSlip(slip, "fail", { at: NOW, change: { note: "Vắng nhà", attention: null } });
    expect(moved).toMatchObject({
      value: { id: slip.id, number: slip.number, note: "Vắng nhà", direction: "to-home" },
    });
  });

  it("by any acts in any order never comes out of an end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.array(fc.constantFrom(...ACTS), { maxLength: 12 }), (state, acts) => {
        let slip = aSlip({ state });
        let ended = hasEnded(state);
        for (const act of acts) {
          const moved = moveSlip(slip, act, { at: NOW, change: {} });
          if (ended) expect(moved.ok).toBe(false);
          if (!moved.ok) continue;
          slip = moved.value;
          ended = hasEnded(slip.state);
        }
      }),
    );
  });
});
