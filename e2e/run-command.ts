import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

export type Finished = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `motcua WORDS` as a person would and waits for its end. */
export function runCommand(
  words: readonly string[],
  { env = {}, stdin = "" }: { readonly env?: Record<string, string>; readonly stdin?: string } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [join(ROOT, "bin", "motcua.mjs"), ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, stdout, stderr })));
}
