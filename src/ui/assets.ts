import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type AssetManifest = Readonly<Record<string, string>>;

let manifest: AssetManifest | undefined;

/** The address of a built file by its plain name: `asset("main.css")` is `/assets/main-3F2A….css`. */
export function asset(name: string): string {
  manifest ??= findManifest();
  return `/assets/${manifest[name] ?? name}`;
}

/** Use this manifest (plain name to hashed name); called at boot by the composition root and by tests. */
export function useAssetManifest(next: AssetManifest | undefined): void {
  manifest = next;
}

/** Reads `manifest.json` of a client build; an unreadable one is a fault. */
export function readAssetManifest(file: string): AssetManifest {
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (typeof parsed !== "object" || parsed === null) throw new Error(`${file} is not a manifest of assets`);
  return Object.fromEntries(Object.entries(parsed).map(([name, file]) => [name, String(file)]));
}

function findManifest(): AssetManifest {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dir !== dirname(dir); dir = dirname(dir)) {
    for (const folder of [join(dir, "public"), join(dir, ".build", "public")]) {
      const file = join(folder, "manifest.json");
      if (existsSync(file)) return readAssetManifest(file);
    }
  }
  return {};
}
