import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stopsClock } from "./definition.ts";
import { LANG_SON_2487 } from "./lang-son-2487.ts";

const SOURCE = new URL("../../../../../shared/data/workflows-lang-son/flows.json", import.meta.url);
const hasSource = existsSync(SOURCE);

type SourceFlow = {
  readonly steps: readonly { readonly step: string; readonly actor: string; readonly days: number }[];
  readonly total_days: number;
};

const find = (letter: string) => {
  const found = LANG_SON_2487.find((each) => each.code === `LS-2487-${letter}`);
  if (found === undefined) throw new Error(letter);
  return found;
};

describe("the eight processes of decision 2487", () => {
  it("has the codes and totals of the decision", () => {
    expect(LANG_SON_2487.map((each) => [each.code, each.total.value, each.steps.length])).toEqual([
      ["LS-2487-1a", 15, 8],
      ["LS-2487-1b", 27, 19],
      ["LS-2487-2", 15, 8],
      ["LS-2487-3", 63, 24],
      ["LS-2487-4", 15, 9],
      ["LS-2487-5", 15, 8],
      ["LS-2487-6", 10, 8],
      ["LS-2487-7", 28, 14],
    ]);
  });

  it("stops the clock for the applicant and, in process 4, for opinions", () => {
    const stops = LANG_SON_2487.flatMap((each) =>
      each.steps.filter(stopsClock).map((step) => `${each.code} ${step.code} ${step.act}`),
    );
    expect(stops).toEqual(["LS-2487-1b B13 await-applicant", "LS-2487-3 B17 await-applicant", "LS-2487-4 B2A consult"]);
  });

  it("hands over from the department to the province and ends at the return desk", () => {
    for (const each of LANG_SON_2487) {
      const decides = each.steps.filter((step) => step.actor.place === "provincial-committee");
      expect(decides.length, each.code).toBeGreaterThan(0);
      expect(each.steps.at(-1)?.actor.place).toBe("return-desk");
      expect(each.steps.at(-2)).toMatchObject({ act: "decide", actor: { role: "provincial-leader" } });
    }
  });

  it("lets the province return a paper to the division that drafted it", () => {
    expect(find("1a").steps.find((step) => step.code === "B7")?.back).toEqual(["B3", "B4", "B5", "B6"]);
    expect(find("1b").steps.find((step) => step.code === "B18")?.back).toEqual(["B14", "B15", "B16", "B17"]);
  });

  it.skipIf(!hasSource)(
    "equals the published table: steps, actors, durations (skipped without the source file)",
    () => {
      const flows: readonly SourceFlow[] = JSON.parse(readFileSync(SOURCE, "utf8"));
      expect(flows).toHaveLength(LANG_SON_2487.length);
      for (const [at, flow] of flows.entries()) {
        const ours = LANG_SON_2487[at];
        const steps = ours?.steps.filter((step) => step.code !== "B2A") ?? [];
        expect(ours?.total.value).toBe(flow.total_days);
        expect(steps.map((step) => [step.code, step.actorLabel, step.limit?.value ?? 0])).toEqual(
          flow.steps.map((step) => [step.step, step.actor, step.days]),
        );
      }
    },
  );
});
