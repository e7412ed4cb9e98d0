import { join } from "node:path";
import type { Config } from "#platform/config.ts";

/** Where big files of rows are written, shared by every process of the product. */
export function exportsFolder({ dataDir }: Pick<Config, "dataDir">): string {
  return join(dataDir, "exports");
}
