export { returnDeskRoutes } from "./http/routes.ts";
export { receiptProofOf } from "./http/present-record.ts";
export { returnCardFor } from "./http/return-card-for.tsx";
export { GATEWAY_PATH } from "./http/paths.ts";
export { carrierOf, carryMessages } from "./use-cases/carry-messages.ts";
