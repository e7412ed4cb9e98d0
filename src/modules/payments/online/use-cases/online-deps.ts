import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { call } from "#platform/outgoing/outgoing.ts";

/** What online payment is given by the composition root. */
export type OnlineDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Everything an act of a machine needs, in the calendar of now. */
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  /** Hosts that may be called over https, as whoever runs the server allows them (B-36). */
  readonly allowedHosts: readonly string[];
  /** How a partner is called; another one in tests only. */
  readonly callPartner?: typeof call;
};
