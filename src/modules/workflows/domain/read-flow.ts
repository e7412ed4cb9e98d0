import type { Limit, Step, StepAct, WorkflowDefinition } from "./definition.ts";
import { OFFICES, type Office } from "./office.ts";

/** A process as it is read out of a published decision: one row for each step, in words. */
export type PublishedFlow = {
  readonly decision: string;
  readonly date: string;
  /** Which table of the decision, from 0. */
  readonly n: number;
  /** The words before the table. */
  readonly context: string;
  readonly steps: readonly PublishedStep[];
  readonly total: string;
  readonly totalDays: number | null;
};

export type PublishedStep = {
  readonly step: string;
  readonly text: string;
  readonly actor: string;
  readonly duration: string;
  readonly days: number | null;
};

/** Something that a person must look at before the process is put in force. */
export type FlowDoubt = { readonly step?: string; readonly vi: string };

/** Who is meant by the words of the column "Trách nhiệm"; the first that fits. */
const WHO: readonly (readonly [RegExp, Office])[] = [
  [/hội đồng|tổ thẩm định/i, "council"],
  [/văn thư/i, "registry"],
  [/(lãnh đạo|trưởng|phó) phòng/i, "head"],
  [/ccmc|một cửa|ttpvhcc|hành chính công|bưu điện/i, "counter"],
  [/ubnd tỉnh|chủ tịch/i, "province"],
  [/lãnh đạo|giám đốc|chi cục trưởng/i, "leader"],
  [/chuyên viên|công chức|phòng/i, "specialist"],
  [/tổ chức|cá nhân|doanh nghiệp|người nộp/i, "applicant"],
];

const ACTS = {
  counter: "receive",
  head: "review",
  specialist: "appraise",
  leader: "sign",
  registry: "register",
  province: "decide",
  council: "convene",
  applicant: "await-applicant",
  returnDesk: "return-result",
} as const satisfies Record<Office, StepAct>;

/**
 * A published table as a definition: rows one after another, positions and acts guessed from the words, and
 * a doubt for everything that was guessed without certainty. Nothing is invented to make sums fit.
 */
export function readFlow(flow: PublishedFlow): {
  readonly definition: WorkflowDefinition;
  readonly doubts: readonly FlowDoubt[];
} {
  const unit = unitOf(flow.total);
  const read = flow.steps.map((step, at) =>
    readStep(step, { unit, next: flow.steps[at + 1]?.step, isLast: at === flow.steps.length - 1 }),
  );
  const definition: WorkflowDefinition = {
    code: codeOf(flow),
    name: nameOf(flow.context),
    legalBasis: `Quyết định ${flow.decision} ngày ${flow.date}`,
    total: { value: flow.totalDays ?? 0, unit },
    steps: read.map(({ step }) => step),
  };
  const noTotal = flow.totalDays === null ? [{ vi: `Không đọc được tổng thời gian: "${flow.total}".` }] : [];
  const calendarDays =
    unit === "calendar-day"
      ? [{ vi: "Tổng thời gian ghi “ngày”, không ghi “ngày làm việc”: hãy xác nhận cách tính." }]
      : [];
  return { definition, doubts: [...noTotal, ...calendarDays, ...read.flatMap(({ doubts }) => doubts)] };
}

type Place = { readonly unit: Limit["unit"]; readonly next: string | undefined; readonly isLast: boolean };

function readStep(row: PublishedStep, { unit, next, isLast }: Place): { step: Step; doubts: readonly FlowDoubt[] } {
  const { step: code, text, actor, days } = row;
  const known = WHO.find(([words]) => words.test(actor))?.[1];
  const office = known === "counter" && isLast ? "returnDesk" : (known ?? "specialist");
  const isUncounted = days === 0 || days === null;
  const doubt = (vi: string): FlowDoubt => ({ step: code, vi: `Bước ${code}: ${vi}` });
  const doubts = [
    ...(known === undefined ? [doubt(`chưa rõ "${actor}" là vị trí nào, tạm ghi chuyên viên.`)] : []),
    ...(days === null ? [doubt(`không đọc được thời gian "${row.duration}".`)] : []),
    ...(days !== null && isUncounted && office !== "applicant" && office !== "returnDesk"
      ? [doubt("không tính thời gian nhưng chưa rõ căn cứ.")]
      : []),
    ...(/trường hợp|nếu |trong trường hợp/i.test(text)
      ? [doubt("có điều kiện trong nội dung, có thể là một nhánh.")]
      : []),
  ];
  const step: Step = {
    code,
    title: { vi: text.length <= MOST_TITLE ? text : `${text.slice(0, MOST_TITLE - 1)}…` },
    act: office === "head" && /phân công/i.test(text) ? "assign" : ACTS[office],
    actor: OFFICES[office].actor,
    actorLabel: actor,
    limit: isUncounted ? null : { value: days, unit },
    paper: "Theo nội dung công việc của bước",
    next: next === undefined ? [] : [{ to: next, label: "Chuyển bước sau" }],
  };
  return { step, doubts };
}

const MOST_TITLE = 160;

function unitOf(total: string): Limit["unit"] {
  if (/ngày làm việc/i.test(total)) return "working-day";
  return /giờ/i.test(total) ? "hour" : "calendar-day";
}

/** `2487/QĐ-UBND`, table 0: `QD-2487-1`. */
function codeOf({ decision, n }: PublishedFlow): string {
  return `QD-${/\d+/.exec(decision)?.[0] ?? "0"}-${n + 1}`;
}

/** The last heading before the table, without the sentence on the total. */
function nameOf(context: string): string {
  const words = context.split(/[-–]?\s*Tổng thờ?i/i)[0]?.trim() ?? "";
  const name =
    words
      .split(/(?=\bThủ tục )|(?=[a-zđ]\) )|(?=\d+(?:\.\d+)*\. )/i)
      .at(-1)
      ?.trim() ?? words;
  return (name === "" ? context : name).slice(0, MOST_NAME);
}

const MOST_NAME = 290;
