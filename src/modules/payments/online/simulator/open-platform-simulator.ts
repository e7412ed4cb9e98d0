import type { Db } from "#platform/db/db.ts";
import { CALLBACK_PATH, returnPath } from "../http/paths.ts";
import { findPlatformSetting, saveSimulatorOrigin } from "../store/settings.ts";
import { startSimulator, type Simulator } from "./start-simulator.ts";

export type PlatformSimulatorOptions = {
  readonly db: Db;
  /** Tried first; another free one when it is taken. */
  readonly port: number;
  /** Where this process listens, for callbacks; and under which people reach it. */
  readonly ownOrigin: string;
  readonly publicUrl: string;
};

/** Opens the simulator of the national platform beside a demo and says where it is; it has the demo's own secrets. */
export async function openPlatformSimulator(options: PlatformSimulatorOptions): Promise<Simulator> {
  const { db, port, ownOrigin, publicUrl } = options;
  const simulator = await startSimulator({
    port,
    profile: async () => {
      const setting = await findPlatformSetting(db);
      if (setting === undefined) throw new Error("nobody has set the platform");
      const { partner, callbackSecret } = setting;
      return { partnerCode: partner.partnerCode, code: partner.code, callbackSecret };
    },
    callbackUrl: `${ownOrigin}${CALLBACK_PATH}`,
    returnUrl: (reference) => `${publicUrl}${returnPath(reference)}`,
  });
  await saveSimulatorOrigin(db, simulator.origin);
  return simulator;
}
