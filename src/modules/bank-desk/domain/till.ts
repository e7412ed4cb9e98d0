/** A till (quầy thu): a drawer with an account of its own, of the agency that collects. */
export type Till = {
  readonly id: string;
  /** Names the ledger's cash account: `1111:<code>`. */
  readonly code: string;
  readonly name: string;
  /** Whose cashiers sit at it: the bank by delegation, or an agency itself. */
  readonly agencyId: string;
  /** For whom it collects. */
  readonly serves: "every-agency" | "own-agency";
  /** The account that transfers come to and cash is paid into. */
  readonly bankAccount: string;
};

/** Who tells of what a till took: the till itself, its account, and the statements of the account. */
export function providersOf({ code, bankAccount }: Till): readonly string[] {
  return [`till:${code}`, bankAccount, `bank:${bankAccount}`];
}

/** Whether a till takes money for dossiers of that agency. */
export function collectsFor(till: Till, agencyId: string): boolean {
  return till.serves === "every-agency" || till.agencyId === agencyId;
}
