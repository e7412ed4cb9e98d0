/** Letters that nobody confuses on paper or the telephone (Crockford). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX = "HS";
const LENGTH = 8;

/**
 * The reference of a payment request (MaThamChieu): `HS`, eight letters and one that guards against typing errors; short
 * enough for the purpose of a transfer, without dots that banks take out (handbook §5.5).
 */
export function formatReference(random: bigint): string {
  const body = Array.from({ length: LENGTH }, (_, place) => letter(Number((random >> BigInt(5 * place)) & 31n))).join(
    "",
  );
  return `${PREFIX}${body}${guardOf(body)}`;
}

/** The reference in what somebody typed or a bank passed on: case, spaces and marks are put right; undefined if none is. */
export function normaliseReference(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const found = /^HS([0-9A-Z]{9})$/.exec(plain)?.[1];
  if (found === undefined) return undefined;
  const spelt = found.replace(/[IL]/g, "1").replace(/O/g, "0").replace(/U/g, "V");
  return guardOf(spelt.slice(0, LENGTH)) === spelt.slice(LENGTH) ? `${PREFIX}${spelt}` : undefined;
}

/** Weighted so that one wrong letter, and two changed places, are noticed. */
function guardOf(body: string): string {
  const sum = [...body].reduce((total, one, place) => total + LETTERS.indexOf(one) * (2 * place + 1), 0);
  return letter(sum % 31);
}

function letter(value: number): string {
  return LETTERS.charAt(value);
}
