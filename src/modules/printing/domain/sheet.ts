import type { PlainDate } from "#kernel/time.ts";
import { type FormKind, formOf, type FormOfSet, type Regime } from "./form-set.ts";
import { dateInWords } from "./words.ts";

/** Data of a form as plain JSON; every text is finished, the template only places it. */
export type FieldValue = string | number | readonly FieldValue[] | { readonly [field: string]: FieldValue };
export type Fields = { readonly [field: string]: FieldValue };

/** A form ready to be set: which template, with which data. */
export type Sheet = { readonly form: FormKind | "payment-demand"; readonly fields: Fields };

/** The names of the copies (liên) of one print-out; one nameless copy when the applicant alone gets it. */
export type Copies = "single" | "kept-and-given";

/** Who issues the paper and when: the left and right head of every form, from the unit's own data. */
export type Letterhead = {
  readonly superior: string;
  readonly agency: string;
  readonly place: string;
  readonly date: PlainDate;
};

/** What every form has: letterhead, set of forms, and the dossier's code once it has one. */
export type Heading = {
  readonly letterhead: Letterhead;
  readonly regime: Regime;
  readonly code: string | null;
  readonly copies: Copies;
};

/** Citizen data as the forms show it; empty texts become dotted lines. */
export type Applicant = {
  readonly owner: string;
  /** Empty when the owner came in person. */
  readonly submitter: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** Identity number, shown in full only on the receipt that the person takes home. */
  readonly nationalId: string;
};

/** A line of the table of papers. */
export type PaperLine = {
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly photocopies: number;
};

/** The sheet of a form; a RangeError when the act has no such form (there is no Mẫu 05 stop notice in TT 01/2018). */
export function sheetOf(form: FormKind, heading: Heading, fields: Fields): Sheet {
  const prescribed = formOf(heading.regime, form);
  if (prescribed === null) throw new RangeError(`${heading.regime} has no form ${form}`);
  return { form, fields: headed(heading, prescribed, fields) };
}

/** Fields with the letterhead, the title and the size of paper above them. */
export function headed({ letterhead, code, copies }: Heading, prescribed: FormOfSet, fields: Fields): Fields {
  const { superior, agency, place, date } = letterhead;
  return {
    ...fields,
    title: prescribed.title,
    number: prescribed.number,
    paper: prescribed.paper,
    superior: superior.toLocaleUpperCase("vi"),
    agency: agency.toLocaleUpperCase("vi"),
    agencyName: agency,
    place,
    date: dateInWords(date),
    code: code ?? "",
    copies: COPY_NAMES[copies],
  };
}

/** The applicant's fields by the names the templates use. */
export function applicantFields(applicant: Applicant): Fields {
  const { owner, submitter, address, phone, email, nationalId } = applicant;
  return { owner, submitter: submitter === owner ? "" : submitter, address, phone, email, nationalId };
}

/** Rows of the papers table: a zero is an empty cell, figures have two digits as on hand-filled forms. */
export function paperRows(papers: readonly PaperLine[]): readonly Fields[] {
  return papers.map(({ name, originals, certified, photocopies }) => ({
    name,
    originals: figure(originals),
    certified: figure(certified),
    photocopies: figure(photocopies),
  }));
}

const COPY_NAMES = { single: [""], "kept-and-given": ["Lưu", "Giao khách hàng"] } as const satisfies Record<
  Copies,
  readonly string[]
>;

function figure(count: number): string {
  return count === 0 ? "" : String(count).padStart(2, "0");
}
