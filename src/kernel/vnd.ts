/** Money in figures, in đồng: `119.000.000 đ`; refuses anything but a safe integer with a RangeError. */
export function formatMoney(amount: number): string {
  return `${formatInteger(amount)} đ`;
}

/** A whole number with the Vietnamese thousands separator: `1.005.021`; a RangeError for fractions and unsafe sizes. */
export function formatInteger(value: number): string {
  assertSafe(value);
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `-${digits}` : digits;
}

/** Money in words as receipts ask for it: `Hai mươi tư đồng`; a negative amount begins with `Âm`. */
export function moneyInWords(amount: number): string {
  return capitalize(`${integerInWords(amount)} đồng`);
}

/** A whole number in Vietnamese words, lower case: `không trăm` and `linh` are spoken inside, `mốt`, `tư`, `lăm` after tens. */
export function integerInWords(value: number): string {
  assertSafe(value);
  if (value === 0) return "không";
  if (value < 0) return `âm ${integerInWords(-value)}`;
  return spoken(value, "first").join(" ");
}

/** A count for a form that asks for figures and words: `02 (hai)`. */
export function countWithWords(value: number): string {
  return `${String(value).padStart(2, "0")} (${integerInWords(value)})`;
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const BILLION = 1_000_000_000;
const SCALES = [
  { size: 1_000_000, word: "triệu" },
  { size: 1_000, word: "nghìn" },
  { size: 1, word: "" },
] as const;

/** Whether a group of digits opens the number or follows another one, where its missing hundreds are spoken. */
type Position = "first" | "following";

function spoken(value: number, position: Position): readonly string[] {
  if (value >= BILLION) {
    const billions = Math.floor(value / BILLION);
    return [...spoken(billions, position), "tỷ", ...spoken(value % BILLION, "following")];
  }
  const words: string[] = [];
  let rest = value;
  for (const { size, word } of SCALES) {
    const group = Math.floor(rest / size);
    rest %= size;
    if (group === 0) continue;
    words.push(...hundreds(group, words.length === 0 ? position : "following"));
    if (word !== "") words.push(word);
  }
  return words;
}

function hundreds(group: number, position: Position): readonly string[] {
  const hundred = Math.floor(group / 100);
  const rest = group % 100;
  if (hundred === 0 && position === "first") return tens(rest, "first");
  return [digit(hundred), "trăm", ...tens(rest, "following")];
}

function tens(rest: number, position: Position): readonly string[] {
  const ten = Math.floor(rest / 10);
  const unit = rest % 10;
  if (rest === 0) return [];
  if (ten === 0) return position === "first" ? [digit(unit)] : ["linh", digit(unit)];
  if (ten === 1) return unit === 0 ? ["mười"] : ["mười", unit === 5 ? "lăm" : digit(unit)];
  return unit === 0 ? [digit(ten), "mươi"] : [digit(ten), "mươi", unitAfterTens(unit)];
}

function unitAfterTens(unit: number): string {
  if (unit === 1) return "mốt";
  if (unit === 4) return "tư";
  if (unit === 5) return "lăm";
  return digit(unit);
}

function digit(value: number): string {
  return DIGITS[value] ?? "";
}

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

function assertSafe(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of đồng or pieces: ${String(value)}`);
}

/** Money as a form may say it: one to twelve digits and nothing else, in đồng; undefined for anything else (B-30). */
export function parseMoney(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
