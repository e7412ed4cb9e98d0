export { returnDeskRoutes } from "./http/routes.ts";
export { proofLinesOf } from "./http/present-record.ts";
export { carrierOf, carryMessages } from "./use-cases/carry-messages.ts";
