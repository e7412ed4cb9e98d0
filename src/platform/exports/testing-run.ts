import { fixedClock } from "../clock.ts";
import { openExports } from "./exports.ts";
import { aJob } from "./testing-job.ts";

/** This file: started as a process it runs one export, and may be killed at any moment. For tests. */
export const RUN_SCRIPT = import.meta.filename;

if (process.argv[1] === RUN_SCRIPT) {
  const [folder = "", id = "", rows = "", format = ""] = process.argv.slice(2);
  const exports = openExports(folder, fixedClock("2026-11-25T02:00:00Z"));
  process.stdout.write(await exports.run(aJob(Number(rows), { id, format: format === "csv" ? "csv" : "xlsx" })));
}
