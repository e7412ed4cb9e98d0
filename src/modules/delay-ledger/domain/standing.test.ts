import { describe, expect, it } from "vitest";
import type { Dossier } from "#modules/dossiers/domain.ts";
import { aDossier, at } from "#modules/dossiers/testing.ts";
import { standingsOf } from "./standing.ts";

const asked = { reason: "", papers: [], secondBasis: null, late: false, previousDueAt: null };
const told = (dossier: Dossier) =>
  standingsOf(dossier).map(({ from, waitsFor, clock }) => `${from.toString().slice(8, 16)} ${waitsFor} ${clock}`);

describe("standings", () => {
  it("waits for the centre's answer until it is accepted", () => {
    expect(told(aDossier().build())).toEqual(["23T02:15 answer stands"]);
    expect(told(aDossier().accepted(at("2026-11-23 10:00")).build())).toEqual([
      "23T02:15 answer stands",
      "23T03:00 work runs",
    ]);
  });

  it("waits for the applicant at intake, and for the answer again afterwards", () => {
    const askedAt = at("2026-11-23 09:30");
    const suppliedAt = at("2026-11-23 10:30");
    const supplements = [{ ...asked, phase: "intake", askedAt, suppliedAt }] as const;
    const dossier = aDossier()
      .with({ supplements, acceptedAt: at("2026-11-23 11:00") })
      .build();
    expect(told(dossier)).toEqual([
      "23T02:15 answer stands",
      "23T02:30 applicant stands",
      "23T03:30 answer stands",
      "23T04:00 work runs",
    ]);
  });

  it("stands still for supplements and obligations, unless special law lets the clock run", () => {
    const supplements = [
      { ...asked, phase: "processing", askedAt: at("2026-11-23 10:00"), suppliedAt: at("2026-11-23 10:30") },
    ] as const;
    const obligations = [{ askedAt: at("2026-11-23 14:00"), metAt: null, notice: "", evidence: null }];
    const dossier = aDossier().accepted().with({ supplements, obligations }).build();
    const work = ["23T02:15 work runs", "23T02:15 work runs"];
    const rest = ["23T03:30 work runs", "23T07:00 payment stands"];
    expect(told(dossier)).toEqual([...work, "23T03:00 applicant stands", ...rest]);
    expect(told({ ...dossier, supplementRule: "none" })).toEqual([...work, "23T03:00 applicant runs", ...rest]);
  });
});
