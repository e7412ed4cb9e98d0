/** Phí is a price for a service of the State, lệ phí a fixed levy: never in one line (Luật Phí và lệ phí 2015, Điều 3). */
export type FeeKind = "phi" | "le-phi";

/**
 * Where an amount of money comes from: whole đồng in the rule itself; the table of the province (set by its people's
 * council, Luật Phí và lệ phí 2015, Điều 21); or not known, with the words of the source.
 */
export type Money = number | { readonly table: string } | { readonly unknown: string };

/** From that piece on (counted from one) each piece costs that much. */
export type Step = { readonly from: number; readonly amount: Money };

/**
 * How steps are read when a quantity spans several: `bands` takes each piece at the price of its own step, as
 * "the first 10 works, the 11th to the 49th, from the 50th" asks; `whole` takes all pieces at the step of the last one.
 */
export type Reading = "bands" | "whole";

export type Price =
  | { readonly kind: "flat"; readonly amount: Money; readonly per: string }
  | {
      readonly kind: "by-quantity";
      readonly quantity: string;
      readonly reading: Reading;
      readonly steps: readonly Step[];
      /** The most for one set of pieces, before it is multiplied. */
      readonly cap: Money | null;
      /** A second quantity that multiplies the whole: pages of one copy, times copies. */
      readonly times: string | null;
    };

/** An attribute of the dossier has one of these values. */
export type Condition = { readonly attribute: string; readonly in: readonly string[] };

/** A price that holds when all conditions do; the first that fits counts. */
export type PriceRow = { readonly when: readonly Condition[]; readonly price: Price };

/** Thu trước at intake, or thu sau before the result is handed over. */
export type Collect = "before" | "after";

/** One line of phí or lệ phí. */
export type FeeItem = {
  readonly code: string;
  readonly kind: FeeKind;
  readonly name: string;
  /** Charged only when all of these hold. */
  readonly when: readonly Condition[];
  readonly prices: readonly PriceRow[];
  /** When no price fits: nothing is charged, or somebody must confirm an amount. */
  readonly otherwise: "nothing" | "confirm";
  readonly collect: Collect;
  /** The act that sets it; empty when it is the act of the rule. */
  readonly basis: string;
};

/** A reduction in percent for a time, both days included. Of several that fit, the greatest counts alone. */
export type Reduction = {
  /** Codes of items; empty means all. */
  readonly items: readonly string[];
  readonly percent: number;
  readonly from: string;
  readonly to: string | null;
  readonly when: readonly Condition[];
  readonly basis: string;
};

/** Who pays less or nothing, and the paper that proves it (Luật Phí và lệ phí 2015, Điều 10). */
export type Exemption = {
  readonly code: string;
  readonly name: string;
  readonly proof: string;
  readonly items: readonly string[];
  readonly percent: number;
  readonly basis: string;
};

/** A number that the rule has to know: pages, copies, works. */
export type Quantity = {
  readonly key: string;
  readonly noun: string;
  readonly question: string;
  /** What is usual, offered before anybody types; null when it must be asked. */
  readonly preset: number | null;
  readonly max: number;
};

/** A choice that the rule has to know. `subject` and `channel` are known from the dossier and never asked. */
export type Attribute = {
  readonly key: string;
  readonly question: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly preset: string | null;
};

/** What becomes of a percentage that is no whole amount. */
export type Rounding = { readonly unit: number; readonly direction: "down" | "up" | "nearest" };

/** The fees of a procedure or of one of its cases, for a time, as data with its legal basis. */
export type FeeRule = {
  readonly procedureCode: string;
  /** Null: every case of the procedure. */
  readonly caseCode: string | null;
  readonly title: string;
  readonly basis: string;
  /** First and last day, ISO; null while no end is known. */
  readonly from: string;
  readonly to: string | null;
  readonly attributes: readonly Attribute[];
  readonly quantities: readonly Quantity[];
  readonly items: readonly FeeItem[];
  readonly reductions: readonly Reduction[];
  readonly exemptions: readonly Exemption[];
  readonly rounding: Rounding;
  /** What somebody with authority has still to confirm. */
  readonly doubts: readonly string[];
};

/** A row of the table of the province: an amount set by a resolution of its people's council for a time. */
export type ProvincialAmount = {
  readonly table: string;
  readonly amount: number;
  readonly resolution: string;
  readonly from: string;
  readonly to: string | null;
};

export const KIND_NAMES = { phi: "Phí", "le-phi": "Lệ phí" } as const satisfies Record<FeeKind, string>;

export const TO_THE_DONG: Rounding = { unit: 1, direction: "nearest" };

/** Attributes that every dossier has; their values are the same in every rule. */
export const KNOWN_ATTRIBUTES: readonly Attribute[] = [
  {
    key: "subject",
    question: "Chủ hồ sơ là ai?",
    choices: [
      { value: "person", label: "hộ gia đình, cá nhân" },
      { value: "organisation", label: "tổ chức" },
    ],
    preset: null,
  },
  {
    key: "channel",
    question: "Nộp bằng cách nào?",
    choices: [
      { value: "direct", label: "nộp trực tiếp" },
      { value: "postal", label: "nộp qua bưu chính" },
      { value: "online", label: "nộp trực tuyến" },
    ],
    preset: null,
  },
];

/** Whether a day lies in a period whose both ends count; days are ISO text, which sorts as days do. */
export function isWithin(day: string, { from, to }: { readonly from: string; readonly to: string | null }): boolean {
  return from <= day && (to === null || day <= to);
}

/** The attribute of a rule, or one that every dossier has. */
export function attributeOf(rule: Pick<FeeRule, "attributes">, key: string): Attribute | undefined {
  return [...rule.attributes, ...KNOWN_ATTRIBUTES].find((one) => one.key === key);
}
