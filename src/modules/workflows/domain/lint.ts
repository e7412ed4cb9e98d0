import type { Step, WorkflowDefinition } from "./definition.ts";
import { findStep } from "./definition.ts";
import { forwardOrder, reachableFrom } from "./graph.ts";
import { lintParallels } from "./lint-parallels.ts";
import { lintStep } from "./lint-step.ts";
import { isQuarterly, limitInWords, sharesInWords, sharesOf } from "./limit-shares.ts";
import { finding, type Finding } from "./finding.ts";
import { pathSums } from "./path-sums.ts";
import type { Staffing } from "./staffing.ts";

/**
 * Everything that forbids publishing an internal process: steps that cannot be reached or do not end, sums
 * that differ from the total on some path (in quarters), unknown ways, unmatched parallels, steps without
 * people, name or paper, clock stops without a reason (TT 01/2018 Điều 8; NĐ 61/2018 Điều 19). Empty = publishable.
 */
export function lintWorkflow(definition: WorkflowDefinition, staffed?: Staffing): readonly Finding[] {
  const first = definition.steps[0];
  if (first === undefined) return [finding("no-steps")];
  const alone = [
    ...lintHead(definition, first),
    ...lintDuplicates(definition),
    ...definition.steps.flatMap((step) => lintStep(definition, step, staffed)),
  ];
  const { circle } = forwardOrder(definition);
  if (circle.length > 0) return [...alone, ...lintCircle(definition, circle)];
  if (alone.some((found) => found.code === "duplicate-step")) return alone;
  const parallels = lintParallels(definition);
  return [
    ...alone,
    ...lintReach(definition, first),
    ...lintBacks(definition),
    ...parallels,
    ...(parallels.length === 0 ? lintSums(definition) : []),
  ];
}

function lintHead(definition: WorkflowDefinition, first: Step): readonly Finding[] {
  return [
    ...(definition.code.trim() === "" ? [finding("no-code")] : []),
    ...(definition.name.trim() === "" ? [finding("no-name")] : []),
    ...(definition.legalBasis.trim() === "" ? [finding("no-legal-basis")] : []),
    ...(isQuarterly(definition.total) ? [] : [finding("odd-total", undefined, limitInWords(definition.total))]),
    ...(first.act === "receive" ? [] : [finding("start-not-receive", first.code)]),
  ];
}

function lintDuplicates({ steps }: WorkflowDefinition): readonly Finding[] {
  const repeated = steps.filter((step, at) => steps.findIndex((other) => other.code === step.code) !== at);
  return repeated.map((step) => finding("duplicate-step", step.code));
}

/** Only steps that lead back to themselves; those merely behind a circle are not to blame. */
function lintCircle(definition: WorkflowDefinition, circle: readonly string[]): readonly Finding[] {
  const guilty = circle.filter((code) =>
    (findStep(definition, code)?.next ?? []).some((way) => reachableFrom(definition, way.to).has(code)),
  );
  return guilty.map((code) => finding("circle", code));
}

function lintReach(definition: WorkflowDefinition, first: Step): readonly Finding[] {
  const reached = reachableFrom(definition, first.code);
  return definition.steps.flatMap((step) => [
    ...(reached.has(step.code) ? [] : [finding("unreachable", step.code)]),
    ...(step.next.length === 0 && step.act !== "return-result" ? [finding("ends-early", step.code)] : []),
    ...(step.next.length > 0 && step.act === "return-result" ? [finding("goes-on-after-return", step.code)] : []),
  ]);
}

function lintBacks(definition: WorkflowDefinition): readonly Finding[] {
  return definition.steps.flatMap((step) =>
    (step.back ?? []).flatMap((to) => {
      const target = findStep(definition, to);
      if (target === undefined) return [finding("unknown-back", step.code, { vi: to, en: to })];
      const isEarlier = to !== step.code && reachableFrom(definition, to).has(step.code);
      const isOfficial = target.actor.place !== "applicant";
      return isEarlier && isOfficial ? [] : [finding("back-not-earlier", step.code, { vi: to, en: to })];
    }),
  );
}

function lintSums(definition: WorkflowDefinition): readonly Finding[] {
  const total = sharesOf(definition.total);
  const wrong = [...pathSums(definition)].filter((sum) => sum !== total).toSorted((a, b) => a - b);
  return wrong.map((sum) => {
    const found = sharesInWords(sum, definition.total);
    const wanted = limitInWords(definition.total);
    return finding("sum-differs", undefined, {
      vi: `${found.vi} so với ${wanted.vi}`,
      en: `${found.en} against ${wanted.en}`,
    });
  });
}
