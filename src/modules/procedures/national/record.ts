import { z } from "zod";

/*
 * The record of the national public service portal (2026), as far as this product reads it. Field names are the
 * portal's own. Everything but code and name may be missing: what is missing becomes a doubt, not an error.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullable())
    .nullish()
    .transform((items) => (items ?? []).filter((entry) => entry !== null));
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const coded = z.object({ code: text, name: text });

const wireFee = z.object({
  type: text,
  value: z.union([z.number(), z.string()]).nullish(),
  currencyName: text,
  currency: z.object({ code: text }).nullish(),
  description: text,
});

const wireMethod = z.object({
  submissionMethod: text,
  processingTime: z.union([z.number(), z.string()]).nullish(),
  processingTimeUnit: text,
  description: text,
  fees: list(wireFee),
});

const wireComponent = z.object({
  code: text,
  name: text,
  originalQty: z.number().nullish(),
  copyQty: z.number().nullish(),
});

const wireSet = z.object({ name: text, profileComponents: list(wireComponent) });

const wireCase = z.object({
  name: text,
  code: text,
  processingDay: z.object({ qty: z.union([z.number(), z.string()]).nullish(), type: text }).nullish(),
});

export const wireRecord = z.object({
  code: z.string(),
  name: z.string(),
  isInternal: flag,
  isProvince: flag,
  description: text,
  keywords: text,
  executionSteps: list(z.object({ name: text, description: text })),
  executionMethods: list(wireMethod),
  executionCases: list(wireSet),
  cases: list(wireCase),
  categoriesDetails: list(coded),
  legalBasisesDetails: list(coded),
  resultsDetails: list(coded),
  subjectTypesDetails: list(coded),
  departmentsExecuting: list(coded),
  unitGroupsExecuting: list(z.object({ name: text })),
  departmentPromulgateCode: text,
  departmentPromulgateName: text,
  procedureProposal: z.object({ proposalNumber: text }).nullish(),
});

export type WireRecord = z.output<typeof wireRecord>;
export type WireMethod = z.output<typeof wireMethod>;
export type WireFee = z.output<typeof wireFee>;
export type WireCase = z.output<typeof wireCase>;
export type WireSet = z.output<typeof wireSet>;

/** One line of white space; NFC. */
export function line(value: string): string {
  const composed = value.normalize("NFC");
  return UNTIDY.test(composed) ? composed.replace(/\s+/gu, " ").trim() : composed;
}

// Most texts have single spaces already; looking is cheaper than replacing each space by itself.
const UNTIDY = /[^\S ]| {2}|^ | $/u;

/** Text with its line breaks, without trailing spaces and runs of blank lines; NFC. */
export function paragraph(value: string): string {
  return value
    .normalize("NFC")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
