import { z } from "zod";
import { err, ok, type Result } from "#kernel/result.ts";
import type { LandRecord } from "../domain/land/land-record.ts";

const text = z
  .string()
  .max(20_000)
  .nullish()
  .transform((value) => value ?? "");

const recordSchema = z.object({
  id: z.string().trim().min(3).max(60),
  name: z.string().trim().min(1).max(5_000),
  legalBasis: text,
  fees: z.object({
    description: text,
    details: z.array(z.object({ type: text, service: text, cost: text })).max(500),
    le_phi: text,
    exemption: text,
  }),
});

export type LandFile = {
  readonly records: readonly LandRecord[];
  readonly rejected: readonly { readonly at: number; readonly reason: string }[];
};

/** Reads the JSON list of a land office; a record that is none is named by its place, a file that is none is refused. */
export function readLandFile(json: string): Result<LandFile, string> {
  const parsed = parse(json);
  if (!Array.isArray(parsed)) return err("Tệp không phải danh sách JSON các thủ tục.");
  const records: LandRecord[] = [];
  const rejected: { at: number; reason: string }[] = [];
  for (const [at, one] of parsed.entries()) {
    const read = recordSchema.safeParse(one);
    if (!read.success) {
      rejected.push({ at, reason: `thiếu hoặc sai trường ${read.error.issues[0]?.path.join(".") ?? ""}` });
      continue;
    }
    const { fees, ...rest } = read.data;
    const { le_phi: levy, ...others } = fees;
    records.push({ ...rest, fees: { ...others, levy } });
  }
  return ok({ records, rejected });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}
