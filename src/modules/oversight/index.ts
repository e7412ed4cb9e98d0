export { oversightRoutes } from "./http/routes.ts";
export type { OversightDeps } from "./http/deps.ts";
