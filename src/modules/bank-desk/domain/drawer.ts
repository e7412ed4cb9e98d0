import type { EntryKind } from "#modules/ledger/domain.ts";

/** What moved in a drawer during a shift, in đồng, each a sum of its own kind. */
export type Drawer = {
  /** What lay in it by the books when the shift began. */
  readonly carried: number;
  /** Notes brought from the vault, for change. */
  readonly floated: number;
  readonly taken: number;
  readonly voided: number;
  readonly refunded: number;
  readonly handedIn: number;
  /** What was counted more (above nothing) or less at the beginning, already in the books. */
  readonly corrected: number;
};

/** A line of the cash account of a till, as the ledger keeps it. */
export type DrawerLine = { readonly kind: EntryKind; readonly amount: number };

/** The drawer of a shift from what it began with and the lines of its account since. */
export function drawerOf(carried: number, lines: readonly DrawerLine[]): Drawer {
  const sum = (wanted: (line: DrawerLine) => boolean) =>
    lines.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  return {
    carried,
    floated: sum(({ kind, amount }) => kind === "banked" && amount > 0),
    taken: sum(({ kind }) => kind === "payment"),
    voided: 0 - sum(({ kind }) => kind === "void"),
    refunded: 0 - sum(({ kind }) => kind === "refund-paid"),
    handedIn: 0 - sum(({ kind, amount }) => kind === "banked" && amount < 0),
    corrected: sum(({ kind }) => !KNOWN.includes(kind)),
  };
}

const KNOWN: readonly EntryKind[] = ["payment", "void", "refund-paid", "banked"];

/** What must lie in the drawer: float + taken - voided - refunds - handed in. */
export function expectedIn(drawer: Drawer): number {
  const { carried, floated, taken, voided, refunded, handedIn, corrected } = drawer;
  return carried + floated + taken - voided - refunded - handedIn + corrected;
}
