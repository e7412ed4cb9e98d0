import { describe, expect, it } from "vitest";
import { aDossier, at, given, IDS, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { decideClosing } from "./close.ts";
import { evolve } from "./evolve.ts";
import { decideGivingBack } from "./give-back-originals.ts";
import { nationalStatus } from "./national-status.ts";

const desk = given(viewerAs("return-officer"), at("2026-12-01 09:00"));
const HELD = [
  { name: "Giấy chứng nhận", count: 2 },
  { name: "Sổ hộ khẩu cũ", count: 1 },
];
const holding = aDossier().returned().with({ heldOriginals: HELD }).build();

describe("close", () => {
  it.each([
    ["returned", aDossier().returned().build(), 10],
    ["refused", aDossier().refused().build(), 3],
    ["withdrawn", aDossier().accepted().withdrawn().build(), 7],
    ["stopped", aDossier().stopped().build(), 8],
  ] as const)("a %s dossier keeps its national status", (_how, dossier, status) => {
    const closed = evolve(dossier, valueOf(decideClosing(dossier, desk)));
    expect(closed).toMatchObject({ state: "closed", closedAt: desk.now, ending: dossier.ending });
    expect(nationalStatus(closed)).toBe(status);
  });

  it("waits until every original is back (§15.21)", () => {
    expect(refusalOf(decideClosing(holding, desk))).toEqual({
      kind: "dossiers/originals-held",
      originals: ["Giấy chứng nhận", "Sổ hộ khẩu cũ"],
    });
  });

  it("is not for dossiers that are still worked on", () => {
    expect(refusalOf(decideClosing(aDossier().inProgress().build(), desk)).kind).toBe("dossiers/transition");
  });
});

describe("give back originals", () => {
  const give = (originals: readonly { name: string; count: number }[]) =>
    decideGivingBack(holding, { originals, receiverId: IDS.owner }, desk);

  it("takes what was given off the list, and lets the dossier be closed at the end", () => {
    const partly = evolve(holding, valueOf(give([{ name: "Giấy chứng nhận", count: 1 }])));
    expect(partly.heldOriginals).toEqual([
      { name: "Giấy chứng nhận", count: 1 },
      { name: "Sổ hộ khẩu cũ", count: 1 },
    ]);
    const all = evolve(holding, valueOf(give(HELD)));
    expect(all.heldOriginals).toEqual([]);
    expect(decideClosing(all, desk).ok).toBe(true);
  });

  it.each([
    ["more than is held", [{ name: "Giấy chứng nhận", count: 3 }]],
    [
      "the same twice",
      [
        { name: "Sổ hộ khẩu cũ", count: 1 },
        { name: "Sổ hộ khẩu cũ", count: 1 },
      ],
    ],
    ["what was never taken", [{ name: "Hộ chiếu", count: 1 }]],
  ])("cannot give %s", (_what, originals) => {
    expect(refusalOf(give(originals)).kind).toBe("dossiers/not-held");
  });

  it("cannot give nothing", () => {
    expect(refusalOf(give([])).kind).toBe("dossiers/nothing-asked");
  });
});
