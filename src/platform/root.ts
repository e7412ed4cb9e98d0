import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project folder, found from this file upwards (works from source and from the build). */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "db", "migrations"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("the project folder (package.json with db/migrations) was not found");
  return findRoot(parent);
}
