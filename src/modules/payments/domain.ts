export type * from "./domain/payment.ts";
export type { PaymentRefusal } from "./domain/refusal.ts";
export { allocate, type Allocation, type Demand } from "./domain/allocate.ts";
export { givenBack, leftToRefund } from "./domain/refund-part.ts";
export { formatReference, normaliseReference } from "./domain/reference.ts";
export { CHANNEL_NAMES, OUTCOME_NAMES, REQUEST_STATE_NAMES, SUSPENSE_NAMES } from "./domain/texts.ts";
