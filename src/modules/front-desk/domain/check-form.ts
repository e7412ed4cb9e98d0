import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Acceptance, Paper } from "#modules/dossiers/domain.ts";
import type { Limit } from "#modules/deadlines/domain.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import { expectedCounts, type IntakeForm, type PaperFields } from "./intake-form.ts";

export type FormError = { readonly field: string; readonly message: string };

/** What the form says once every text in it is read. */
export type CheckedForm = Omit<Acceptance, "feesDue" | "feeLines"> & {
  readonly copies: number;
  readonly summary: string;
  readonly ownerBirth: PlainDate | null;
  readonly submitterBirth: PlainDate | null;
};

/** Reads the numbers, dates and texts of the form; every mistake is named at its field (B-27 to B-30). */
export function checkForm(form: IntakeForm, procedureCase: ProcedureCase): Result<CheckedForm, readonly FormError[]> {
  const errors: FormError[] = [];
  const fail = (field: string, message: string) => errors.push({ field, message });

  const papers = form.papers.map((paper, index) =>
    readPaper(paper, procedureCase, (message) => fail(`paper.${index}`, message)),
  );
  const copies = wholeNumber(form.sets, 2);
  if (copies === undefined || copies < 1) fail("sets", "Số bộ hồ sơ là số nguyên từ 1 đến 99.");
  if (form.summary.trim() === "") fail("summary", "Nhập nội dung yêu cầu giải quyết (trích yếu).");
  const ownerBirth = readDate(form.owner.dateOfBirth);
  if (ownerBirth === undefined) fail("owner.dateOfBirth", DATE_SENTENCE);
  const submitterBirth = form.hasSubmitter ? readDate(form.submitter.dateOfBirth) : null;
  if (submitterBirth === undefined) fail("submitter.dateOfBirth", DATE_SENTENCE);
  if (form.hasSubmitter && form.authorisation.trim() === "") {
    fail("authorisation", "Ghi số, ngày giấy ủy quyền hoặc quan hệ với chủ hồ sơ.");
  }
  const confirmedLimit = procedureCase.rule === null ? readLimit(form, fail) : null;

  if (errors.length > 0) return err(errors);
  if (copies === undefined || ownerBirth === undefined || submitterBirth === undefined) {
    return err(errors);
  }
  const read = papers.filter((paper) => paper !== undefined);
  return ok({
    copies,
    ownerBirth,
    submitterBirth,
    confirmedLimit,
    summary: form.summary,
    papers: [...read.map(({ paper }) => paper), ...authorisationPaper(form)],
    heldOriginals: read
      .filter(({ held, paper }) => held && paper.originals > 0)
      .map(({ paper }) => ({ name: paper.name, count: paper.originals })),
  });
}

const DATE_SENTENCE = "Ngày sinh viết theo ngày/tháng/năm, ví dụ 05/09/1985.";
const COUNT_SENTENCE = "Số lượng giấy tờ là số nguyên từ 0 đến 99.";

type Fail = (field: string, message: string) => void;

function readPaper(fields: PaperFields, { components }: ProcedureCase, fail: (message: string) => void) {
  const component = components.find(({ code }) => code === fields.code);
  if (component === undefined) return undefined;
  const counts = [fields.originals, fields.certified, fields.copies].map((text) =>
    text.trim() === "" ? 0 : wholeNumber(text, 2),
  );
  const [originals, certified, copies] = counts;
  if (originals === undefined || certified === undefined || copies === undefined) {
    fail(`${component.name}: ${COUNT_SENTENCE}`);
    return undefined;
  }
  const waivedBecause = fields.waived.trim() === "" ? null : fields.waived.trim();
  const isBare = fields.ticked && originals + certified + copies === 0;
  const handed = isBare ? { ...expectedCounts(component), certified: 0 } : { originals, certified, copies };
  const paper: Paper = { code: component.code, name: component.name, ...handed, waivedBecause };
  return { paper, held: fields.held };
}

/** The authorisation is one more paper of the dossier, so that the receipt and the file show it. */
function authorisationPaper(form: IntakeForm): readonly Paper[] {
  if (!form.hasSubmitter) return [];
  const name = `Giấy tờ của người nộp thay: ${form.authorisation.trim()}`;
  return [{ code: "NGUOI-NOP-THAY", name, originals: 1, certified: 0, copies: 0, waivedBecause: null }];
}

const UNITS = ["hour", "working-day", "calendar-day", "month", "year"] as const satisfies readonly Limit["unit"][];

function readLimit(form: IntakeForm, fail: Fail): Acceptance["confirmedLimit"] {
  const value = /^\d{1,4}(?:[.,](?:25|5|50|75))?$/.test(form.limitValue.trim())
    ? Number(form.limitValue.trim().replace(",", "."))
    : 0;
  const unit = UNITS.find((known) => known === form.limitUnit);
  if (value <= 0 || unit === undefined) {
    fail("limitValue", "Nhập thời hạn đọc được từ văn bản, ví dụ 5 hoặc 1,5.");
    return null;
  }
  if (form.limitReason.trim() === "") {
    fail("limitReason", "Ghi rõ điều khoản làm căn cứ cho thời hạn vừa nhập.");
    return null;
  }
  return { limit: { value, unit }, reason: form.limitReason.trim() };
}

/** `^\d{1,n}$` and nothing else: no sign, exponent, hexadecimal or blank (B-30). */
function wholeNumber(text: string, digits: number): number | undefined {
  const bare = text.trim();
  return new RegExp(String.raw`^\d{1,${digits}}$`).test(bare) ? Number(bare) : undefined;
}

/** A Vietnamese date, day first: `11/2/2019` is 11 February; undefined for what is none (B-27, B-28). */
function readDate(text: string): PlainDate | null | undefined {
  if (text.trim() === "") return null;
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (match === null) return undefined;
  try {
    const [, day, month, year] = match.map(Number);
    return Temporal.PlainDate.from({ day: day ?? 0, month: month ?? 0, year: year ?? 0 }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
