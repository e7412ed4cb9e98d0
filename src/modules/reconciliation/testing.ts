import { formatReference } from "#modules/payments/domain.ts";
import type { BankLine, LineClass, OurPayment } from "./domain/lines.ts";
import { USUAL_PROFILE, type Profile } from "./domain/profile.ts";

/** What really happened, what the bank wrote of it and what a reconciliation has to say. */
export type Truth = {
  readonly payments: readonly OurPayment[];
  readonly unpaid: readonly string[];
  readonly lines: readonly BankLine[];
  /** Classes by the id of the line. */
  readonly classes: ReadonlyMap<string, LineClass>;
  /** Lines that stand for the same transaction: which of them is the copy does not matter. */
  readonly onlyUs: ReadonlySet<string>;
};

export type Random = { readonly below: (limit: number) => number; readonly of: <T>(choices: readonly T[]) => T };

/** Numbers that look random and are the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    of: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new RangeError("nothing to choose from");
      return chosen;
    },
  };
}

/** A reference as requests carry it. */
export function aReference(random: Random): string {
  return formatReference((BigInt(random.below(2 ** 20)) << 20n) | BigInt(random.below(2 ** 20)));
}

const AMOUNTS = [20_000, 50_000, 70_000, 119_000, 300_000, 800_000, 1_005_021] as const;
const DAYS = ["2026-11-23", "2026-11-24", "2026-11-25"] as const;
const KINDS = [
  ...["plain", "plain", "plain", "plain", "by-number", "number-in-words", "parts", "refund"],
  ...["missing", "wrong", "one-off", "repeated", "paid-twice", "unpaid", "stranger", "bank-fee", "two-requests"],
] as const;

/** A day of a bank account with every fault of a bank's file, shuffled. */
export function aTruth(seed: number, size?: number): Truth {
  const random = randomOf(seed);
  const payments: OurPayment[] = [];
  const unpaid: string[] = [];
  const lines: BankLine[] = [];
  const classes = new Map<string, LineClass>();
  const onlyUs = new Set<string>();
  const day = random.of(DAYS);
  let number = 0;
  const count = size ?? random.below(12);
  for (let index = 0; index < count; index += 1) happen(random.of(KINDS));
  return { payments, unpaid, lines: shuffle(lines, random), classes, onlyUs };

  function fresh(prefix: string): string {
    number += 1;
    return `${prefix}${seed.toString(36).toUpperCase()}Z${String(number).padStart(6, "0")}`;
  }

  function pay(amount: number, reference: string | null): OurPayment {
    const payment = { id: fresh("P"), reference, providerRef: fresh("VTB"), amount, day };
    payments.push(payment);
    return payment;
  }

  function book(line: Omit<BankLine, "id" | "day">, said: LineClass): void {
    const id = fresh("L");
    lines.push({ id, day, ...line });
    classes.set(id, said);
  }

  function happen(kind: (typeof KINDS)[number]): void {
    const amount = random.of(AMOUNTS);
    const reference = aReference(random);
    const content = () => noisy(reference, random);
    switch (kind) {
      case "plain":
        return book({ amount: pay(amount, reference).amount, bankRef: fresh("FT"), content: content() }, "exact");
      case "by-number": {
        const { providerRef } = pay(amount, reference);
        return book({ amount, bankRef: providerRef, content: "CK LE PHI" }, "exact");
      }
      case "number-in-words": {
        const { providerRef } = pay(amount, reference);
        return book({ amount, bankRef: fresh("FT"), content: `MBVCB.${providerRef}.thanh toan` }, "exact");
      }
      case "parts": {
        const rest = amount - 5_000;
        pay(5_000, reference);
        pay(rest, reference);
        const isWrong = random.below(2) === 0;
        book({ amount: rest, bankRef: fresh("FT"), content: content() }, "exact");
        return book(
          { amount: isWrong ? 4_999 : 5_000, bankRef: fresh("FT"), content: content() },
          isWrong ? "differs" : "exact",
        );
      }
      case "refund":
        pay(-amount, reference);
        return book({ amount: -amount, bankRef: fresh("FT"), content: content() }, "exact");
      case "missing":
        onlyUs.add(pay(amount, reference).id);
        return undefined;
      case "wrong":
        pay(amount, reference);
        return book({ amount: amount + 10_000, bankRef: fresh("FT"), content: content() }, "differs");
      case "one-off":
        pay(amount, reference);
        return book({ amount: amount + random.of([-1, 1]), bankRef: fresh("FT"), content: content() }, "differs");
      case "repeated": {
        pay(amount, reference);
        const line = { amount, bankRef: fresh("FT"), content: content() };
        book(line, "exact");
        return book(line, "duplicate");
      }
      case "paid-twice":
        pay(amount, reference);
        book({ amount, bankRef: fresh("FT"), content: content() }, "exact");
        return book({ amount, bankRef: fresh("FT"), content: content() }, "duplicate");
      case "unpaid":
        unpaid.push(reference);
        return book({ amount, bankRef: fresh("FT"), content: content() }, "only-bank");
      case "stranger":
        return book({ amount: amount + 7, bankRef: fresh("FT"), content: "NGUYEN VAN A chuyen tien" }, "only-bank");
      case "bank-fee":
        return book({ amount: -1_100, bankRef: fresh("FE"), content: "Phí SMS banking" }, "only-bank");
      case "two-requests": {
        const other = aReference(random);
        onlyUs.add(pay(amount, reference).id);
        onlyUs.add(pay(amount, other).id);
        return book({ amount: amount * 2, bankRef: fresh("FT"), content: `${reference} va ${other}` }, "only-bank");
      }
      default:
        return kind satisfies never;
    }
  }
}

/** The reference as it comes out of a bank: cut up, in small letters, among other words, without what parted them. */
function noisy(reference: string, random: Random): string {
  const spelt = random.of([
    reference,
    reference.toLowerCase(),
    `${reference.slice(0, 2)} ${reference.slice(2, 6)} ${reference.slice(6)}`,
    `${reference.slice(0, 4)}.${reference.slice(4)}`,
    `${reference.slice(0, 7)}-${reference.slice(7)}`,
  ]);
  const before = random.of(["", "CT DEN:020097 ", "Nộp lệ phí ", "MBVCB.123456.", "hs ", "NGUYENVANA"]);
  const after = random.of(["", " thanh toan", ".CT tu 0123456789 Đàm Văn Tí", "/TB", ";"]);
  return `${before}${spelt}${after}`;
}

export function shuffle<T>(values: readonly T[], random: Random): readonly T[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}

export const ACCOUNT = "112000012345";

/** A profile of csv with one signed column and no running balance. */
export const PLAIN_PROFILE: Profile = {
  ...USUAL_PROFILE,
  columns: {
    ...USUAL_PROFILE.columns,
    amount: "Số tiền",
    debit: "",
    credit: "",
    balance: "",
  },
};

/** The lines as a bank's csv file with its control rows. */
export function asCsv(lines: readonly BankLine[], random: Random = randomOf(1)): string {
  const end = random.of(["\n", "\r\n"]);
  const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const rows = [
    [`Số tài khoản: ${ACCOUNT}`],
    ["Ngày giao dịch", "Số tham chiếu", "Số tiền", "Nội dung"],
    ...lines.map(({ day, bankRef, amount, content }) => [slashed(day), bankRef, grouped(amount, random), content]),
    ["Tổng cộng", "", String(total), ""],
    ["Số giao dịch", String(lines.length)],
  ];
  const text = rows.map((row) => row.map(cell).join(",")).join(end);
  return random.of(["", "\ufeff"]) + text + random.of(["", end]);
}

function grouped(amount: number, random: Random): string {
  if (random.below(2) === 0) return String(amount);
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
}

function slashed(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** The lines as MT940 with balances that fit. */
export function asMt940(lines: readonly BankLine[], opening = 1_000_000): string {
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
  const balance = (amount: number) => `${amount < 0 ? "D" : "C"}261125VND${Math.abs(amount)},`;
  return [
    ":20:STMT1",
    `:25:${ACCOUNT}`,
    ":28C:00042/001",
    `:60F:${balance(opening)}`,
    ...lines.flatMap(({ day, amount, bankRef, content }) => [
      `:61:${day.slice(2).replaceAll("-", "")}${amount < 0 ? "D" : "C"}${Math.abs(amount)},NTRFNONREF//${bankRef}`,
      `:86:${content}`,
    ]),
    `:62F:${balance(closing)}`,
    "-",
  ].join("\r\n");
}
