import { hasRole, type Role, type Viewer } from "#modules/identity/domain.ts";

type Holder = Pick<Viewer, "officerId" | "appointments">;

/** Who enters the pages of receipts. */
export const READERS = [
  "cashier",
  "bank-controller",
  "accountant",
  "centre-manager",
] as const satisfies readonly Role[];

/** Which receipts somebody sees: the own ones, those that the own agency writes, or all. */
export type ReceiptReach =
  | { readonly kind: "all" }
  | { readonly kind: "holder"; readonly agencyIds: readonly string[] }
  | { readonly kind: "cashier"; readonly officerId: string };

/** A cashier sees the own receipts, the bank's controller those of the bank, accountants and managers all. */
export function receiptReach(viewer: Holder): ReceiptReach {
  if (hasRole(viewer, "accountant", "centre-manager")) return { kind: "all" };
  const agencyIds = viewer.appointments.filter(({ role }) => role === "bank-controller").map((held) => held.agencyId);
  if (agencyIds.length > 0) return { kind: "holder", agencyIds };
  return { kind: "cashier", officerId: viewer.officerId };
}

/** Whether that receipt is among those the viewer sees. */
export function mayReadReceipt(
  viewer: Holder,
  { cashierId, holderId }: { readonly cashierId: string; readonly holderId: string },
): boolean {
  const reach = receiptReach(viewer);
  switch (reach.kind) {
    case "all":
      return true;
    case "holder":
      return reach.agencyIds.includes(holderId);
    case "cashier":
      return reach.officerId === cashierId;
  }
}

/** Books, series and agreements are kept by the accountant of the centre. */
export function mayKeepBooks(viewer: Holder): boolean {
  return hasRole(viewer, "accountant");
}

/** Who may ask that something be changed: whoever keeps the books or took the money. */
export function mayAskForChange(viewer: Holder): boolean {
  return hasRole(viewer, "accountant", "cashier");
}

/** The second person: the bank's controller for the bank's books, a manager of the centre for all; never who asked. */
export function mayDecideChange(
  viewer: Holder,
  { askedBy, holderId }: { readonly askedBy: string; readonly holderId: string },
): boolean {
  if (viewer.officerId === askedBy) return false;
  if (hasRole(viewer, "centre-manager")) return true;
  return viewer.appointments.some(({ role, agencyId }) => role === "bank-controller" && agencyId === holderId);
}
