import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";

/** What every decision is given: the core knows no clock and no calendar of its own. */
export type Given = { readonly now: Instant; readonly calendar: WorkingCalendar; readonly viewer: Viewer };
