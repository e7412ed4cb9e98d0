/** Crockford's base32: no I, L, O or U, so that a secret read aloud or from paper stays itself. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const BYTES = 5;

/** The secret of a receipt: 40 random bits as eight letters. Needs exactly five random bytes. */
export function receiptSecret(random: Uint8Array): string {
  if (random.length !== BYTES) throw new RangeError(`a receipt secret needs ${BYTES} random bytes`);
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 8 }, (_, index) => ALPHABET[Number((bits >> BigInt(35 - index * 5)) & 31n)]).join("");
}

/** What a citizen typed, in the spelling of the receipt: I and L are 1, O is 0, spaces and dashes do not count. */
export function normaliseSecret(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
}
