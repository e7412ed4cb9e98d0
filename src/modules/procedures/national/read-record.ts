import { formatLimit } from "../domain/limit.ts";
import type { ChannelTerms, Doubt, Fee, ProcedureContent, SubmissionChannel } from "../domain/procedure.ts";
import { readAgency } from "./read-agency.ts";
import { readCases } from "./read-cases.ts";
import { readFee } from "./read-fee.ts";
import { readLimit, readLimitText } from "./read-limit.ts";
import { line, paragraph, wireRecord, type WireMethod, type WireRecord } from "./record.ts";

/** What became of one line of a catalogue file; reasons are Vietnamese sentences for the report. */
export type LineReading =
  | { readonly kind: "ok"; readonly content: ProcedureContent }
  | { readonly kind: "doubtful"; readonly content: ProcedureContent; readonly reasons: readonly string[] }
  | { readonly kind: "rejected"; readonly code: string; readonly name: string; readonly reason: string };

/** Reads one line of a file of national-portal records; never throws, never guesses silently. */
export function readLine(source: string): LineReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return rejected("", "", "Dòng không phải JSON đọc được (có thể bị cắt hoặc hỏng)");
  }
  return SUSPECT.test(source) && brokenText(parsed) ? brokenReading(parsed) : readRecord(parsed);
}

// Only an escape can bring what PostgreSQL cannot store: the line itself is valid UTF-8.
const SUSPECT = /\\u(?:0000|d[89a-f])/iu;

/** Reads one parsed record of the national portal, whose texts are sound. */
export function readRecord(parsed: unknown): LineReading {
  const result = wireRecord.safeParse(parsed);
  const code = textField(parsed, "code");
  const name = textField(parsed, "name");
  if (!result.success) return rejected(code, name, malformed(result.error.issues[0]));
  const record = result.data;
  if (line(record.name) === "") return rejected(code, "", "Không có tên thủ tục");
  const reading = readCode(record.code);
  if (reading.reason !== null) return rejected(code, name, reading.reason);
  const content = contentOf(record, reading.code, reading.doubts);
  const reasons = content.doubts.map((doubt) =>
    doubt.caseCode === null ? doubt.vi : `${doubt.caseCode}: ${doubt.vi}`,
  );
  return reasons.length === 0 ? { kind: "ok", content } : { kind: "doubtful", content, reasons };
}

function contentOf(record: WireRecord, code: string, codeDoubts: readonly Doubt[]): ProcedureContent {
  const doubts: Doubt[] = [...codeDoubts];
  const agency = readAgency(record);
  if (agency.doubt !== null) doubts.push({ ...agency.doubt, caseCode: null });
  const channels = readChannels(record.executionMethods, record.cases.length, doubts);
  const cases = readCases(record, code, channels);
  const legalBasis = record.legalBasisesDetails
    .map((act) => ({ code: line(act.code), name: line(act.name) }))
    .filter((act) => act.code !== "" || act.name !== "");
  if (legalBasis.length === 0) {
    doubts.push({ kind: "legal-basis-missing", caseCode: null, vi: "Không ghi căn cứ pháp lý" });
  }
  return {
    code,
    name: line(record.name),
    fieldCode: line(record.categoriesDetails[0]?.code ?? ""),
    fieldName: line(record.categoriesDetails[0]?.name ?? ""),
    agencyCode: agency.code,
    agencyText: agency.text || line(record.departmentPromulgateName),
    decisionNo: line(record.procedureProposal?.proposalNumber ?? ""),
    legalBasis,
    requirements: paragraph(record.description),
    steps: record.executionSteps
      .map((step) => ({ name: line(step.name), text: paragraph(step.description) }))
      .filter((step) => step.name !== "" || step.text !== ""),
    channels,
    results: record.resultsDetails.map((result) => line(result.name)).filter((result) => result !== ""),
    subjects: record.subjectTypesDetails.map((subject) => line(subject.name)).filter((subject) => subject !== ""),
    keywords: record.keywords
      .split(/[,;]/u)
      .map(line)
      .filter((keyword) => keyword !== ""),
    cases: cases.cases,
    doubts: distinctDoubts([...doubts, ...cases.doubts]),
  };
}

const CHANNELS: ReadonlyMap<string, SubmissionChannel> = new Map([
  ["DIRECT", "direct"],
  ["ONLINE", "online"],
  ["POSTAL", "postal"],
]);
const CHANNEL_ORDER: readonly SubmissionChannel[] = ["direct", "online", "postal"];

function readChannels(methods: readonly WireMethod[], caseCount: number, doubts: Doubt[]): readonly ChannelTerms[] {
  const channels = CHANNEL_ORDER.flatMap((channel) => {
    const own = methods.filter((method) => CHANNELS.get(method.submissionMethod) === channel);
    return own.length === 0 ? [] : [termsOf(channel, own, caseCount, doubts)];
  });
  const units = new Set(channels.flatMap((terms) => (terms.limit === null ? [] : [terms.limit.unit])));
  if (units.size > 1) {
    const each = channels.map((terms) => `${CHANNEL_NAMES[terms.channel]} ${terms.limitText}`).join(", ");
    doubts.push({ kind: "limit-conflict", caseCode: null, vi: `Đơn vị thời hạn khác nhau giữa các cách nộp: ${each}` });
  }
  return channels;
}

export const CHANNEL_NAMES = {
  direct: "trực tiếp",
  online: "trực tuyến",
  postal: "bưu chính",
} as const satisfies Record<SubmissionChannel, string>;

function termsOf(
  channel: SubmissionChannel,
  methods: readonly WireMethod[],
  caseCount: number,
  doubts: Doubt[],
): ChannelTerms {
  const limits = new Map(
    methods.map((method) => {
      const limit = readLimit(method.processingTime, method.processingTimeUnit);
      const prose = readLimitText(method.processingTime, method.processingTimeUnit, method.description);
      return [limit === null ? prose : formatLimit(limit), limit] as const;
    }),
  );
  const texts = [...limits.keys()].filter((text) => text !== "");
  if (texts.length > 1 && caseCount < 2) {
    const vi = `Nộp ${CHANNEL_NAMES[channel]} ghi nhiều thời hạn: ${texts.join("; ").slice(0, 200)}`;
    doubts.push({ kind: "limit-conflict", caseCode: null, vi });
  }
  const limit = limits.size === 1 ? ([...limits.values()][0] ?? null) : null;
  return { channel, limit, limitText: texts.join("; "), fees: feesOf(methods, doubts) };
}

function feesOf(methods: readonly WireMethod[], doubts: Doubt[]): readonly Fee[] {
  const fees = new Map<string, Fee>();
  for (const method of methods) {
    for (const wire of method.fees) {
      const reading = readFee(wire);
      if (reading === null) continue;
      if (reading.doubt !== null) doubts.push({ ...reading.doubt, vi: sentence(reading.doubt.vi), caseCode: null });
      fees.set(JSON.stringify(reading.fee), reading.fee);
    }
  }
  return [...fees.values()];
}

type CodeReading = { readonly code: string; readonly doubts: readonly Doubt[]; readonly reason: string | null };

/** `N.NNNNNN`, optionally with a local suffix; spaces are cut and said, a mark of deletion rejects the record. */
export function readCode(published: string): CodeReading {
  const code = line(published);
  const doubts: Doubt[] = [];
  if (code !== published) {
    doubts.push({ kind: "code-odd", caseCode: null, vi: `Mã ghi thừa khoảng trắng ("${published}")` });
  }
  if (code === "") return { code, doubts, reason: "Không có mã thủ tục" };
  if (/-?x[oó]a$/iu.test(code)) return { code, doubts, reason: `Mã "${code}" mang dấu đã xoá` };
  if (/^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2}|\.H\d{2})?$/u.test(code)) return { code, doubts, reason: null };
  if (/^\d\.\d{7,9}$/u.test(code)) {
    doubts.push({ kind: "code-odd", caseCode: null, vi: `Mã "${code}" dài hơn quy định (N.NNNNNN)` });
    return { code, doubts, reason: null };
  }
  return { code, doubts, reason: `Mã "${code.slice(0, 40)}" không đúng dạng N.NNNNNN` };
}

function rejected(code: string, name: string, reason: string): LineReading {
  return { kind: "rejected", code: line(code).slice(0, 60), name: line(name).slice(0, 300), reason };
}

function malformed(issue: { readonly path: readonly PropertyKey[] } | undefined): string {
  const path = issue?.path.map(String).join(".") ?? "";
  if (path === "") return "Dòng không phải một bản ghi thủ tục (cần một đối tượng JSON)";
  if (path === "code") return "Không có mã thủ tục";
  if (path === "name") return "Không có tên thủ tục";
  return `Trường "${path}" không đúng kiểu`;
}

function textField(parsed: unknown, field: string): string {
  if (typeof parsed !== "object" || parsed === null) return "";
  const value: unknown = Object.entries(parsed).find(([key]) => key === field)?.[1];
  return typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : "";
}

function brokenReading(parsed: unknown): LineReading {
  return rejected(textField(parsed, "code"), textField(parsed, "name"), "Có ký tự hỏng hoặc ký tự NUL trong bản ghi");
}

// PostgreSQL can store neither NUL nor half a surrogate pair.
function brokenText(parsed: unknown): boolean {
  const text = JSON.stringify(parsed);
  return /\\u0000|\\ud[89a-f][0-9a-f]{2}/u.test(text.replaceAll("\\\\", ""));
}

function distinctDoubts(doubts: readonly Doubt[]): readonly Doubt[] {
  return [...new Map(doubts.map((doubt) => [`${doubt.caseCode ?? ""}|${doubt.vi}`, doubt])).values()];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
