import type { PlainDate } from "#kernel/time.ts";
import type { ReceiptKind } from "./receipt.ts";

/** Electronic receipts of one principal, holder and kind: opens a book of its own each year. */
export type Series = {
  readonly id: string;
  readonly principalId: string;
  readonly holderId: string;
  readonly kind: ReceiptKind;
  readonly form: string;
  /** The two letters of the symbol that stay the same from year to year. */
  readonly stem: string;
  readonly delegationId: string | null;
  readonly principalTaxCode: string;
  readonly basis: string;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
};

/** The written agreement by which a bank or the post writes the principal's receipts (ủy nhiệm lập biên lai). */
export type Delegation = {
  readonly id: string;
  readonly principalId: string;
  readonly delegateId: string;
  readonly agreementNumber: string;
  readonly agreementDate: PlainDate;
  readonly delegateTaxCode: string;
  /** The tax office is told at least three days before the first receipt. */
  readonly notifiedOn: PlainDate;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
};
