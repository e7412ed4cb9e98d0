import { z } from "zod";
import { Temporal } from "#kernel/time.ts";
import { LEVELS } from "../domain/agency-level.ts";
import { ROW_MEASURES } from "../domain/row-measure.ts";
import type { Report } from "../domain/report.ts";
import { ONLINE_PARTS } from "../domain/service-levels/service-level.ts";
import { canonicalText } from "./canonical-text.ts";

/** A report as the text that is kept and hashed. */
export function writeReport(report: Report): string {
  return canonicalText(report);
}

/** The report that a kept text holds. Throws when it holds none. */
export function readReport(text: string): Report {
  return report.parse(JSON.parse(text));
}

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const instant = z.string().transform((text) => Temporal.Instant.from(text));

const behind = z
  .object({
    measure: z.enum(ROW_MEASURES),
    agencyId: z.string().exactOptional(),
    level: z.enum(LEVELS.map(({ id }) => id)).exactOptional(),
    fieldCode: z.string().exactOptional(),
    procedureCode: z.string().exactOptional(),
    channel: z.string().exactOptional(),
    onlinePart: z.enum(ONLINE_PARTS).exactOptional(),
    returnBy: z.string().exactOptional(),
    holderId: z.string().exactOptional(),
  })
  .readonly();

const cell = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("count"), value: z.number(), behind: behind.exactOptional() }),
  z.object({ kind: z.literal("percent"), value: z.number().nullable() }),
  z.object({ kind: z.literal("decimal"), value: z.number().nullable(), digits: z.union([z.literal(1), z.literal(2)]) }),
  z.object({ kind: z.literal("money"), value: z.number() }),
  z.object({ kind: z.literal("unknown"), why: z.string() }),
]);

const note = z.union([z.string(), z.array(z.union([z.string(), z.object({ text: z.string(), behind })]))]);

const report = z.object({
  template: z.string(),
  formNumber: z.string(),
  title: z.string(),
  reporter: z.string(),
  recipient: z.string(),
  unit: z.string(),
  period: z.object({ from: day, to: day, name: z.string() }),
  asOf: instant,
  headings: z.array(z.array(z.object({ text: z.string(), columns: z.number(), rows: z.number() }))),
  columns: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      number: z.string().exactOptional(),
      width: z.enum(["narrow", "wide"]).exactOptional(),
    }),
  ),
  rows: z.array(z.object({ key: z.string(), kind: z.enum(["group", "row", "total"]), cells: z.array(cell) })),
  reconciliations: z.array(z.object({ text: z.string(), left: z.number(), right: z.number() })),
  notes: z.array(note),
  legalBasis: z.string(),
});
