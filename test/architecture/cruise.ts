import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import { architectureRules } from "./rules.ts";

export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/** Reads the imports of `src` under a folder and answers how many modules it saw and which rules they break. */
export async function violationsIn(
  folder: string,
): Promise<{ readonly modules: number; readonly violations: readonly Violation[] }> {
  const { output } = await cruise(
    ["src"],
    {
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: architectureRules() },
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      exclude: { path: "\\.typ$" },
    },
    {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "types", "default"],
      exportsFields: ["exports"],
    },
    { tsConfig: undefined },
  );
  if (typeof output === "string") throw new Error(`dependency-cruiser answered text: ${output}`);
  return {
    modules: output.modules.filter((module) => module.source.startsWith("src/")).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

export const ROOT = join(import.meta.dirname, "..", "..");
