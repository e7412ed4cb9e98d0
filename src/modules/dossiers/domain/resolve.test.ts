import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { aDossier, at, given, IDS, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideResolution, type Resolution } from "./resolve.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const working = aDossier().inProgress().build(); // accepted 23/11, due Tuesday 1 December 2026
const registryAt = (local: string) => given(viewerAs("registry-clerk"), at(local));
const granted: Resolution = {
  result: "granted",
  number: "15/GP-STTTT",
  signedOn: day("2026-11-27"),
  signerId: IDS.leader,
  summary: "Giấy phép mở quầy sách",
};

describe("resolve", () => {
  it("enters the result and puts it on the shelf of the return desk", () => {
    const after = evolve(working, valueOf(decideResolution(working, granted, registryAt("2026-11-27 15:00"))));
    expect(after).toMatchObject({
      state: "resolved",
      delivery: "awaiting-pickup",
      resolvedAt: at("2026-11-27 15:00"),
      result: { kind: "granted", number: "15/GP-STTTT", late: false },
    });
  });

  it("a refusal after appraisal is a result, with its reason (Điều 19.8)", () => {
    const refused = { ...granted, result: "refused", summary: "Vị trí không phù hợp quy hoạch" } as const;
    expect(valueOf(decideResolution(working, refused, registryAt("2026-11-27 15:00"))).result.kind).toBe("refused");
    const silent = decideResolution(working, { ...refused, summary: " " }, registryAt("2026-11-27 15:00"));
    expect(refusalOf(silent).kind).toBe("dossiers/reason-missing");
  });

  it.each([
    ["granted", "the day before", "2026-11-30 10:00", false],
    ["granted", "on the day, after closing", "2026-12-01 20:00", false],
    ["granted", "the day after", "2026-12-02 07:30", true],
    ["refused", "on the day", "2026-12-01 10:00", false],
    ["refused", "the day after", "2026-12-02 07:30", true],
  ] as const)("%s %s: dates are compared, late %s %s", (result, _when, local, late) => {
    const decision = decideResolution(working, { ...granted, result }, registryAt(local));
    expect(valueOf(decision).result.late).toBe(late);
  });

  it.each([
    ["no number", { number: " " }, ["number"]],
    ["no signer", { signerId: "" }, ["signer"]],
    ["a date before the dossier came", { signedOn: day("2026-11-20") }, ["date"]],
    ["a date in the future", { signedOn: day("2026-11-28") }, ["date"]],
    ["none of them", { number: "", signerId: "", signedOn: day("2020-01-01") }, ["number", "signer", "date"]],
  ] as const)("refuses a result with %s", (_what, change, missing) => {
    const decision = decideResolution(working, { ...granted, ...change }, registryAt("2026-11-27 15:00"));
    expect(refusalOf(decision)).toEqual({ kind: "dossiers/result-incomplete", missing });
  });

  it.each([
    ["specialist", false],
    ["head-of-division", false],
    ["counter-officer", false],
    ["registry-clerk", true],
    ["department-leader", true],
    ["provincial-leader", true],
  ] as const)("by %s: %s", (role, isLetIn) => {
    const now = given(viewerAs(role), at("2026-11-27 15:00"));
    expect(decideResolution(working, granted, now).ok).toBe(isLetIn);
  });

  it("waits for what the applicant still owes", () => {
    const waiting = aDossier().awaitingSupplement().build();
    expect(refusalOf(decideResolution(waiting, granted, registryAt("2026-11-27 15:00"))).kind).toBe(
      "dossiers/transition",
    );
  });
});
