export { carrierOf, carryMessages, type Carrier } from "./use-cases/carry-messages.ts";
