import { formatMoney, moneyInWords } from "#kernel/vnd.ts";

/** A sum as it is read aloud at the counter: large figures, and the words under them. */
export function BigMoney({ label, amount }: { readonly label: string; readonly amount: number }) {
  return (
    <p class="mc-big-money">
      <span class="mc-big-money-label">{label}</span>
      <strong>{formatMoney(amount)}</strong>
      <span class="mc-second-line">{moneyInWords(amount)}</span>
    </p>
  );
}
