import { formatDate, formatInstant, type PlainDate } from "#kernel/time.ts";
import { formatInteger, formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { CLASSES } from "../domain/lines.ts";
import { SIGNERS } from "../domain/signing.ts";
import { unexplained } from "../domain/tally.ts";
import type { BankAccount } from "../store/accounts.ts";
import type { Awaited } from "../store/awaited.ts";
import type { DayState, DayTally } from "../store/days.ts";
import type { Line } from "../store/lines.ts";
import type { Transfer } from "../store/treasury.ts";
import { ageOf, CLASS_NAMES, differenceSentence, monthOf, SIGNER_NAMES } from "./present.ts";

/** Rows that a record prints of each list; the rest is in the file of the day. */
export const MOST_PRINTED = 300;

export type DayRecord = {
  readonly account: BankAccount;
  readonly day: PlainDate;
  readonly today: PlainDate;
  readonly agency: Agency;
  readonly state: DayState;
  readonly sums: DayTally;
  /** Lines that did not match by themselves. */
  readonly lines: readonly Line[];
  readonly waiting: readonly Awaited[];
};

/** The data of the record of a day (biên bản đối soát): every text is finished, the template only places it. */
export function recordSheet({ account, day, today, agency, state, sums, lines, waiting }: DayRecord) {
  const { tally, opening, closing } = sums;
  const balances =
    opening === null || closing === null
      ? ""
      : `Số dư đầu ngày ${formatMoney(opening)}, cuối ngày ${formatMoney(closing)}.`;
  const hidden = Math.max(0, lines.length - MOST_PRINTED) + Math.max(0, waiting.length - MOST_PRINTED);
  return {
    ...paper(agency, today),
    title: "BIÊN BẢN ĐỐI SOÁT THU PHÍ, LỆ PHÍ QUA NGÂN HÀNG",
    about: `Ngày ${formatDate(day)}`,
    account: `Tài khoản số ${account.accountNo}, ${account.bankName}; chủ tài khoản: ${account.holder}.`,
    balances,
    classes: [
      ...CLASSES.map((each) => ({
        name: CLASS_NAMES[each],
        count: formatInteger(tally.byClass[each].count),
        bank: formatInteger(tally.byClass[each].amount),
        ours: oursOf(each, tally.byClass.exact.amount, tally.differsOurs),
        strong: "no",
      })),
      {
        name: "Chỉ có ở Trung tâm (đang chuyển)",
        count: formatInteger(tally.onlyUs.count),
        bank: "",
        ours: formatInteger(tally.onlyUs.amount),
        strong: "no",
      },
      {
        name: "Cộng",
        count: "",
        bank: formatInteger(tally.bank.amount),
        ours: formatInteger(tally.ours.amount),
        strong: "yes",
      },
    ],
    difference: differenceSentence(tally),
    unexplained: `Chênh lệch chưa giải thích: ${formatMoney(unexplained(tally))}.`,
    lines: lines.slice(0, MOST_PRINTED).map((line) => ({
      ref: line.bank_ref === "" ? `Dòng ${line.no}` : line.bank_ref,
      amount: formatInteger(line.amount),
      content: line.content,
      note: line.note === "" ? "Chờ xử lý" : line.note,
    })),
    waiting: waiting.slice(0, MOST_PRINTED).map((row) => ({
      ref: row.reference ?? row.provider_ref,
      amount: formatInteger(row.amount),
      content: row.label === "" ? row.provider_ref : row.label,
      note: `Thu ngày ${formatDate(row.day)}, đã chờ ${ageOf(row.day, day)}`,
    })),
    more: hidden === 0 ? "" : `Còn ${formatInteger(hidden)} dòng trong tệp xlsx của ngày.`,
    signatures: SIGNERS.map((role) => {
      const signed = state.signatures.find((signature) => signature.role === role);
      return {
        title: SIGNER_NAMES[role].toLocaleUpperCase("vi"),
        hint: signed === undefined ? "(Chưa ký)" : `(Đã ký lúc ${formatInstant(signed.at)})`,
        name: signed?.officerName ?? "",
      };
    }),
  };
}

function oursOf(of: (typeof CLASSES)[number], exact: number, differs: number): string {
  if (of === "exact") return formatInteger(exact);
  return of === "differs" ? formatInteger(differs) : "";
}

export type MonthOfTransfers = {
  readonly month: PlainDate;
  readonly today: PlainDate;
  readonly agency: Agency;
  readonly transfers: readonly Transfer[];
  /** Names of agencies and of officers by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** The data of the list of a month's transfers to the treasury. */
export function transfersSheet({ month, today, agency, transfers, names }: MonthOfTransfers) {
  const rows = transfers.filter(({ state }) => state !== "dropped");
  const sum = (of: (row: Transfer) => number) => rows.reduce((total, row) => total + of(row), 0);
  const total = sum((row) => row.phi + row.le_phi);
  const confirmer = rows.find(({ decided_by: by }) => by !== null)?.decided_by;
  return {
    ...paper(agency, today),
    title: "BẢNG KÊ CHUYỂN NỘP PHÍ, LỆ PHÍ VÀO TÀI KHOẢN KHO BẠC",
    about: `Tháng ${monthOf(month)}`,
    rows: rows.map((row) => ({
      agency: `${names.get(row.agency_id) ?? ""} (${row.code})${row.state === "proposed" ? ", chưa xác nhận" : ""}`,
      phi: formatInteger(row.phi),
      lePhi: formatInteger(row.le_phi),
      sum: formatInteger(row.phi + row.le_phi),
    })),
    phi: formatInteger(sum(({ phi }) => phi)),
    lePhi: formatInteger(sum((row) => row.le_phi)),
    sum: formatInteger(total),
    words: moneyInWords(total),
    confirmer: names.get(confirmer ?? "") ?? "",
    accountant: names.get(rows[0]?.proposed_by ?? "") ?? "",
  };
}

/** The letterhead of the viewer's own agency, in A4. */
function paper(agency: Agency, today: PlainDate) {
  const month = today.month < 3 ? `0${today.month}` : String(today.month);
  return {
    paper: "a4",
    copies: [""],
    code: "",
    superior: agency.superiorName.toLocaleUpperCase("vi"),
    agency: agency.name.toLocaleUpperCase("vi"),
    place: agency.place,
    date: `ngày ${String(today.day).padStart(2, "0")} tháng ${month} năm ${today.year}`,
  };
}
