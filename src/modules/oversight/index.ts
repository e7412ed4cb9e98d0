export { oversightRoutes } from "./http/routes.ts";
export type { OversightDeps } from "./http/deps.ts";
export { announceFigure } from "./use-cases/announce-figure.ts";
export type { AnnouncedFigure, AnnouncedPart, Announcement } from "./domain/announced-figure.ts";
