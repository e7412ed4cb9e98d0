import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorkflow, seeded } from "../testing.ts";
import type { Step, WorkflowDefinition } from "./definition.ts";
import { KITE_PERMIT } from "./example.ts";
import type { FindingCode } from "./finding.ts";
import { reachableFrom } from "./graph.ts";
import { LANG_SON_2487 } from "./lang-son-2487.ts";
import { lintWorkflow } from "./lint.ts";
import { IMMEDIATE, ON_THE_SPOT, standardWorkflow } from "./standard.ts";

const codesOf = (definition: WorkflowDefinition) => lintWorkflow(definition).map((found) => found.code);

function changed(definition: WorkflowDefinition, code: string, change: (step: Step) => Step): WorkflowDefinition {
  return { ...definition, steps: definition.steps.map((step) => (step.code === code ? change(step) : step)) };
}

const kite = (code: string, change: Partial<Step>) => changed(KITE_PERMIT, code, (step) => ({ ...step, ...change }));
const hours = (value: number) => ({ value, unit: "hour" }) as const;

describe("good processes", () => {
  it.each([...LANG_SON_2487, KITE_PERMIT, IMMEDIATE, ON_THE_SPOT].map((each) => [each.code, each] as const))(
    "%s is publishable",
    (_, definition) => expect(lintWorkflow(definition)).toEqual([]),
  );

  it("accepts random processes with nested parallels and choices", () => {
    fc.assert(
      fc.property(anyWorkflow, (definition) => {
        expect(lintWorkflow(definition), definition.code).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("each fault has its sentence", () => {
  const cases: readonly (readonly [FindingCode, WorkflowDefinition])[] = [
    ["no-steps", { ...KITE_PERMIT, steps: [] }],
    ["no-code", { ...KITE_PERMIT, code: " " }],
    ["no-name", { ...KITE_PERMIT, name: "" }],
    ["no-legal-basis", { ...KITE_PERMIT, legalBasis: "" }],
    ["odd-total", { ...KITE_PERMIT, total: { value: 0, unit: "working-day" } }],
    ["start-not-receive", kite("B1", { act: "review" })],
    ["duplicate-step", kite("B8", { code: "B7" })],
    ["no-step-code", kite("B8", { code: "" })],
    ["empty-title", kite("B3", { title: { vi: "  " } })],
    ["empty-paper", kite("B3", { paper: "" })],
    ["empty-actor", kite("B3", { actorLabel: "" })],
    ["clock-stop-without-basis", kite("B3", { limit: null })],
    ["applicant-timed", kite("B6", { limit: hours(1) })],
    ["odd-limit", kite("B3", { limit: { value: 3.1, unit: "working-day" } })],
    ["applicant-act", kite("B6", { act: "appraise" })],
    ["applicant-act", kite("B3", { act: "await-applicant" })],
    ["applicant-with-role", kite("B6", { actor: { place: "applicant", role: "specialist" } })],
    ["no-role", kite("B3", { actor: { place: "division", role: null } })],
    ["unknown-successor", kite("B7", { next: [{ to: "B99", label: "Đi" }] })],
    ["same-way-twice", kite("B7", { next: [...step("B7").next, ...step("B7").next] })],
    ["choice-without-words", kite("B5", { next: step("B5").next.map((way) => ({ ...way, label: "" })) })],
    ["circle", kite("B8", { next: [{ to: "B7", label: "Ký lại" }] })],
    ["unreachable", kite("B5", { next: [{ to: "B7", label: "Trình ký" }] })],
    ["ends-early", kite("B7", { next: [] })],
    ["goes-on-after-return", { ...KITE_PERMIT, steps: [...KITE_PERMIT.steps.slice(0, 8), returning(), after()] }],
    ["unknown-back", kite("B7", { back: ["B99"] })],
    ["back-not-earlier", kite("B5", { back: ["B7"] })],
    ["back-not-earlier", kite("B7", { back: ["B6"] })],
    ["split-too-small", kite("B2", { next: [{ to: "B3", label: "Kiểm tra" }] })],
    ["split-without-join", changed(KITE_PERMIT, "B5", ({ join: _, ...rest }) => rest)],
    ["join-without-split", kite("B8", { join: "all" })],
    [
      "empty-branch",
      kite("B2", {
        next: [
          { to: "B3", label: "Kiểm tra" },
          { to: "B5", label: "Không hỏi" },
        ],
      }),
    ],
    ["branches-overlap", kite("B3", { next: [...step("B3").next, { to: "B4", label: "Hỏi" }] })],
    ["way-into-branch", kite("B1", { next: [...step("B1").next, { to: "B3", label: "Tắt" }] })],
    ["sum-differs", kite("B8", { limit: hours(4) })],
  ];

  it.each(cases)("%s", (code, definition) => {
    const found = lintWorkflow(definition).find((each) => each.code === code);
    expect(found, codesOf(definition).join(", ")).toBeDefined();
    expect(found?.vi).toMatch(/^\p{Lu}.*\.$/u);
    expect(found?.en).toMatch(/^[A-Z].*\.$/);
  });

  it("names the step and the figures", () => {
    const [found] = lintWorkflow(kite("B8", { limit: { value: 0.5, unit: "working-day" } }));
    expect(found?.vi).toBe(
      "Tổng thời gian các bước trên một đường đi khác tổng thời hạn: 7,5 ngày làm việc so với 8 ngày làm việc.",
    );
    expect(lintWorkflow(kite("B3", { paper: "" }))[0]?.vi).toBe(
      "Bước B3: bước chưa ghi giấy tờ nhận được hoặc làm ra.",
    );
  });

  it("asks the staffing of every officer's step, never of the applicant", () => {
    const asked: string[] = [];
    const staffed = lintWorkflow(KITE_PERMIT, ({ place }) => {
      asked.push(place);
      return place !== "registry";
    });
    expect(staffed.map((found) => [found.code, found.step])).toEqual([["unstaffed", "B8"]]);
    expect(asked).not.toContain("applicant");
  });

  it("blames only steps on the circle, not those behind it", () => {
    const found = lintWorkflow(kite("B8", { next: [{ to: "B7", label: "Ký lại" }] }));
    expect(found.filter((each) => each.code === "circle").map((each) => each.step)).toEqual(["B7", "B8"]);
  });
});

describe("seeded mutants of good processes", () => {
  const good = [...LANG_SON_2487, KITE_PERMIT, ON_THE_SPOT, standardWorkflow({ value: 10, unit: "working-day" })];

  it.each(good.map((each) => [each.code, each] as const))("every mutant of %s is caught", (_, definition) => {
    const next = seeded(2487);
    for (let round = 0; round < 150; round += 1) {
      const { what, mutant } = mutate(definition, next);
      expect(codesOf(mutant).length, `${what} of ${definition.code}, round ${round}`).toBeGreaterThan(0);
    }
  });
});

type Mutation = { readonly what: string; readonly mutant: WorkflowDefinition };

/** One small fault of the kind people make when they copy a table. */
function mutate(definition: WorkflowDefinition, next: (below: number) => number): Mutation {
  const { steps } = definition;
  const at = next(steps.length);
  const chosen = steps[at];
  if (chosen === undefined) return { what: "no step", mutant: { ...definition, steps: [] } };
  const limit = chosen.limit;
  const faults: readonly Mutation[] = [
    { what: "step lost", mutant: { ...definition, steps: steps.filter((step) => step !== chosen) } },
    { what: "step twice", mutant: { ...definition, steps: [...steps, chosen] } },
    { what: "title lost", mutant: alter(definition, chosen, { title: { vi: "" } }) },
    {
      what: "total off",
      mutant: { ...definition, total: { ...definition.total, value: definition.total.value + 0.25 } },
    },
    {
      what: "way lost",
      mutant: alter(definition, chosen, { next: [], act: "review", actor: { place: "division", role: "specialist" } }),
    },
    { what: "way to nowhere", mutant: alter(definition, chosen, { next: [{ to: "B0", label: "?" }] }) },
    {
      what: "role lost",
      mutant: alter(definition, chosen, { actor: { place: "division", role: null }, act: "review" }),
    },
    ...(limit === null
      ? [{ what: "timed", mutant: alter(definition, chosen, { limit: { value: 0.25, unit: "working-day" } }) }]
      : [
          { what: "time off", mutant: alter(definition, chosen, { limit: { ...limit, value: limit.value + 0.25 } }) },
          { what: "time lost", mutant: alter(definition, chosen, { limit: null }) },
          { what: "way back as way on", mutant: alter(definition, chosen, { next: [{ to: "B1", label: "Lại" }] }) },
        ]),
  ];
  return faults[next(faults.length)] ?? { what: "none", mutant: definition };
}

function alter(definition: WorkflowDefinition, step: Step, change: Partial<Step>): WorkflowDefinition {
  return changed(definition, step.code, (each) => ({ ...each, ...change }));
}

function step(code: string): Step {
  const found = KITE_PERMIT.steps.find((each) => each.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

function returning(): Step {
  return { ...step("B9"), next: [{ to: "B10", label: "Lưu" }] };
}

function after(): Step {
  return { ...step("B9"), code: "B10" };
}

describe("graph", () => {
  it("goes forward only", () => {
    expect([...reachableFrom(KITE_PERMIT, "B7")]).toEqual(["B7", "B8", "B9"]);
    expect([...reachableFrom(KITE_PERMIT, "B99")]).toEqual(["B99"]);
  });
});
