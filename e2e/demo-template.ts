import { rmSync } from "node:fs";
import { DEMO_TEMPLATE, launch, newDataDir } from "./server.ts";

/** Loads the demo centre once before all journeys and takes it away after them. */
export async function setup(): Promise<(() => void) | undefined> {
  if (process.env["MOTCUA_E2E_URL"] !== undefined) return undefined;
  const dataDir = newDataDir();
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await launch(dataDir, "keep");
    await server.stop();
  } catch (error) {
    remove();
    throw error;
  }
  process.env[DEMO_TEMPLATE] = dataDir;
  return remove;
}
