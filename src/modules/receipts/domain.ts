export { isInForce, receiptLabel, type Receipt, type ReceiptKind, type ReceiptLine } from "./domain/receipt.ts";
export type { ReceiptRefusal } from "./domain/refusal.ts";
export { receiptRefusalText } from "./domain/refusal-texts.ts";
