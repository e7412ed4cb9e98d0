export { oversightRoutes } from "./http/routes.ts";
export { openSessionReportPrinter } from "./use-cases/print-session.ts";
export { boardOf } from "./use-cases/board-of.ts";
export { announceFigure } from "./use-cases/announce-figure.ts";
export type { AnnouncedFigure, AnnouncedPart, Announcement } from "./domain/announced-figure.ts";
