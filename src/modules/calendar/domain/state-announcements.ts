import file from "../../../../data/calendar-announcements.json" with { type: "json" };
import { parseAnnouncements, type Announcements } from "./announcements.ts";

/** The announcements that the project carries (2019-2026); later years come from the administrator. */
export const STATE_ANNOUNCEMENTS: Announcements = carried();

function carried(): Announcements {
  const parsed = parseAnnouncements(file);
  if (!parsed.ok) throw new Error(parsed.error.map((p) => `${p.path}: ${p.en}`).join("; "));
  return parsed.value;
}
