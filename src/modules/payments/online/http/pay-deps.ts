import type { OnlineDeps } from "../use-cases/online-deps.ts";

/** What the pages of paying are given beside what online payment itself needs. */
export type PayDeps = OnlineDeps & {
  /** Under which people reach the centre, for links that are passed on. */
  readonly publicUrl: string;
  /** A receipt as PDF; null while nothing prints receipts here. */
  readonly receiptPdf: ((receiptId: string) => Promise<Buffer | undefined>) | null;
};
