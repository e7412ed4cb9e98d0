import type { IForbiddenRuleType } from "dependency-cruiser";

/** Slices from the bottom up; a slice imports only from tiers below its own. */
export const TIERS: readonly (readonly string[])[] = [
  ["organizations", "calendar"],
  ["identity", "deadlines"],
  ["workflows", "documents", "ledger"],
  ["procedures"],
  ["dossiers", "fees", "receipts"],
  ["processing", "payments", "custody"],
  ["printing", "front-desk", "delay-ledger", "directives", "bank-desk", "reconciliation", "courier", "post"],
  ["return-desk"],
  ["reporting"],
  ["oversight"],
];

const TESTS = "\\.(test|model|oracle)\\.|\\.test\\.tsx?$|/testing[a-z-]*\\.tsx?$|/examples\\.tsx$";

/** The import rules of ARCHITECTURE.md, as the checker reads them. */
export function architectureRules(): IForbiddenRuleType[] {
  return [
    {
      name: "kernel-imports-nothing",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: TESTS },
      to: { pathNot: "^src/kernel/|node_modules/temporal-polyfill/" },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/domain/", pathNot: TESTS },
      to: { pathNot: "^src/kernel/|^data/|^src/modules/$1/(domain|data)/|^src/modules/[^/]+/domain\\.ts$" },
    },
    {
      name: "inner-domain-is-pure",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/[^/]+/domain/", pathNot: TESTS },
      to: {
        pathNot: "^src/kernel/|^src/modules/$1/[^/]+/domain/|^src/modules/$1/domain/|^src/modules/[^/]+/domain\\.ts$",
      },
    },
    {
      name: "pure-face-is-pure",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/domain\\.ts$" },
      to: { pathNot: "^src/modules/$1/(domain|data)/" },
    },
    {
      name: "slices-meet-at-index",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: {
        path: "^src/modules/[^/]+/",
        pathNot: "^src/modules/$1/|^src/modules/[^/]+/(index|domain|testing[a-z-]*)\\.tsx?$",
      },
    },
    {
      name: "app-meets-slices-at-index",
      severity: "error",
      from: { path: "^(src/app|bench|e2e)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/[^/]+/(index|domain|testing[a-z-]*)\\.tsx?$" },
    },
    ...TIERS.flatMap((slices, tier) => slices.map((slice) => onlyDownwards(slice, tier))),
    {
      name: "platform-and-ui-know-no-slice",
      severity: "error",
      from: { path: "^src/(platform|ui|kernel)/" },
      to: { path: "^src/(modules|app)/" },
    },
    {
      name: "ui-fetches-nothing",
      severity: "error",
      from: { path: "^src/ui/", pathNot: `${TESTS}|/assets\\.ts$` },
      to: { path: "^src/platform/|node_modules/(pg|kysely|fastify)/" },
    },
    {
      name: "slices-do-not-know-the-app",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/app/" },
    },
    { name: "no-cycles", severity: "error", from: { path: "^src/" }, to: { circular: true } },
    { name: "no-orphan-imports", severity: "error", from: { path: "^src/" }, to: { couldNotResolve: true } },
  ];
}

function onlyDownwards(slice: string, tier: number): IForbiddenRuleType {
  const notBelow = TIERS.slice(tier)
    .flat()
    .filter((other) => other !== slice);
  return {
    name: `tiers-point-down-${slice}`,
    severity: "error",
    from: { path: `^src/modules/${slice}/`, pathNot: TESTS },
    to: { path: `^src/modules/(${notBelow.length === 0 ? "none" : notBelow.join("|")})/` },
  };
}
