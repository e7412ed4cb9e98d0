export { frontDeskRoutes, type FrontDeskDeps } from "./http/staff-routes.tsx";
export { paths as frontDeskPaths } from "./http/paths.ts";
export type { PrintLink } from "./pages/done-page.tsx";
export { receiveIntake, type Answer, type IntakeFault } from "./use-cases/receive-intake.ts";
export { isTyping } from "./use-cases/intake-draft.ts";
