import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import {
  checkAnnouncement,
  type AnnouncedFigure,
  type Announcement,
  type AnnouncementRefusal,
} from "../domain/announced-figure.ts";
import { mayKeep } from "../domain/policy.ts";
import { insertAnnounced } from "../store/announced-figures.ts";
import type { Acting, NotAllowed } from "./acting.ts";

/** Keeps a figure as it was announced, whether its parts add up or not; the centre answers for what it says. */
export async function announceFigure(
  acting: Acting,
  announcement: Announcement,
): Promise<Result<AnnouncedFigure, AnnouncementRefusal | NotAllowed>> {
  const { db, clock, newId, viewer } = acting;
  if (!mayKeep(viewer)) return err({ kind: "oversight/not-allowed" });
  const now = await clock.now();
  const checked = checkAnnouncement(announcement, dateInVietnam(now));
  if (!checked.ok) return checked;
  const figure = { id: newId(), ...checked.value, enteredBy: viewer.officerId, enteredAt: now };
  await insertAnnounced(db, figure);
  return ok(figure);
}
