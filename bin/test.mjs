// Passes everything: formatting, lint, types, unused code, then the test suites. Last line: `N passed, N failed`.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt, ROOT } from "./build.mjs";

const scratch = mkdtempSync(join(tmpdir(), "motcua-report-"));
const node = process.execPath;
const bin = (path) => join(ROOT, "node_modules", path);

const checks = [
  ["formatting", [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]],
  ["lint", [bin("oxlint/bin/oxlint"), "--quiet", "."]],
  ["types", [bin("typescript7/bin/tsc"), "-p", "tsconfig.json"]],
  ["types of the core", [bin("typescript7/bin/tsc"), "-p", "tsconfig.domain.json"]],
  ["unused code", [bin("knip/bin/knip.js"), "--no-progress"]],
];
const suites = ["pure", "db", "e2e"];

let passed = 0;
let failed = 0;
const note = (text) => process.stdout.write(`${text}\n`);

await ensureBuilt();
for (const [name, args] of checks) {
  const status = await run(args);
  if (status === 0) passed += 1;
  else failed += 1;
  note(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
}
for (const suite of suites) {
  const report = join(scratch, `${suite}.json`);
  const vitest = [
    bin("vitest/vitest.mjs"),
    "run",
    "--project",
    suite,
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const status = await run(vitest);
  const counts = countsOf(report);
  passed += counts.passed;
  // A run that fell over without a failed test (a crashed worker, an unhandled error) still counts as a failure.
  failed += counts.failed === 0 && status !== 0 ? 1 : counts.failed;
  note(
    `${status === 0 ? "ok    " : "FAILED"} suite ${suite}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
}
rmSync(scratch, { recursive: true, force: true });
note(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failures = numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
    return { passed: numPassedTests, failed: failures, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function run(args) {
  const env = { ...process.env, FORCE_COLOR: "0", CI: "true", PORT: "", DATABASE_URL: "", MOTCUA_DATA_DIR: "" };
  const child = spawn(node, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
