export { OWNER_KINDS, OWNER_NAMES, type Charge, type OwnerKind, type Share } from "./domain/charge.ts";
export { chargeTime } from "./domain/charge-time.ts";
export { historyOf, type TimeHistory } from "./domain/history.ts";
