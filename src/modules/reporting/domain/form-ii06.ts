import { addFigures, carriedOver, NO_FIGURES, resolvedIn, stillOpen, type Figures } from "./flow.ts";
import { layOut, type LaidColumn } from "./report-layout.ts";
import type { Reconciliation, ReportCell, ReportRow, RowsBehind } from "./report.ts";
import type { RowMeasure } from "./row-measure.ts";

/** The figures of one row of the form, those handed in online apart from the others. */
export type SplitFigures = { readonly online: Figures; readonly otherwise: Figures };

export const NO_SPLIT: SplitFigures = { online: NO_FIGURES, otherwise: NO_FIGURES };

/** Both together. */
export function addSplit(a: SplitFigures, b: SplitFigures): SplitFigures {
  return { online: addFigures(a.online, b.online), otherwise: addFigures(a.otherwise, b.otherwise) };
}

/** The numbers of columns (3) to (13) of form II.06 (TT 01/2020/TT-VPCP), in their order. */
export type FormCounts = {
  readonly total: number;
  readonly online: number;
  readonly otherwise: number;
  readonly carriedOver: number;
  readonly settled: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly openInTime: number;
  readonly openOverdue: number;
};

/** Withdrawn and stopped dossiers left the stock: they are settled by the date of their ending (docs/adr). */
export function formCounts(split: SplitFigures): FormCounts {
  const figures = addFigures(split.online, split.otherwise);
  const { during } = figures;
  const open = stillOpen(figures);
  return {
    total: carriedOver(figures) + during.received,
    online: split.online.during.received,
    otherwise: split.otherwise.during.received,
    carriedOver: carriedOver(figures),
    settled: resolvedIn(during) + during.withdrawn + during.stopped,
    early: during.early + during.endedEarly,
    onTime: during.onTime + during.endedOnTime,
    late: during.late + during.endedLate,
    open: open.total,
    openInTime: open.total - open.overdue,
    openOverdue: open.overdue,
  };
}

const RECEIVED = "Số lượng hồ sơ tiếp nhận";
const SETTLED = "Số lượng hồ sơ đã giải quyết";
const OPEN = "Số lượng hồ sơ đang giải quyết";
const IN_PERIOD = "Trong kỳ";

/** The headings of the form word for word, with `subject` over column (2). */
export function formLayout(subject: string): ReturnType<typeof layOut> {
  const count = (key: string, number: string, head: string, ...under: readonly string[]): LaidColumn => ({
    ...{ key, number, head, under },
    name: [...under, head].join(" – "),
  });
  return layOut([
    { key: "ordinal", name: "STT", head: "STT", number: "(1)", width: "narrow" },
    { key: "subject", name: subject, head: subject, number: "(2)", width: "wide" },
    count("total", "(3)=(4)+(5)+(6)", "Tổng số", RECEIVED),
    count("online", "(4)", "Trực tuyến", RECEIVED, IN_PERIOD),
    count("otherwise", "(5)", "Trực tiếp, dịch vụ bưu chính", RECEIVED, IN_PERIOD),
    count("carriedOver", "(6)", "Từ kỳ trước", RECEIVED),
    count("settled", "(7)=(8)+(9)+(10)", "Tổng số", SETTLED),
    count("early", "(8)", "Trước hạn", SETTLED),
    count("onTime", "(9)", "Đúng hạn", SETTLED),
    count("late", "(10)", "Quá hạn", SETTLED),
    count("open", "(11)=(12)+(13)", "Tổng số", OPEN),
    count("openInTime", "(12)", "Trong hạn", OPEN),
    count("openOverdue", "(13)", "Quá hạn", OPEN),
  ]);
}

const MEASURES = {
  total: "total",
  online: "received-online",
  otherwise: "received-otherwise",
  carriedOver: "carried-over",
  settled: "settled",
  early: "settled-early",
  onTime: "settled-on-time",
  late: "settled-late",
  open: "open",
  openInTime: "open-in-time",
  openOverdue: "open-overdue",
} as const satisfies Record<keyof FormCounts, RowMeasure>;

const COUNTED = [
  "total",
  "online",
  "otherwise",
  "carriedOver",
  "settled",
  "early",
  "onTime",
  "late",
  "open",
  "openInTime",
  "openOverdue",
] as const satisfies readonly (keyof FormCounts)[];

export type FormLine = {
  readonly key: string;
  readonly kind: ReportRow["kind"];
  readonly ordinal: string;
  readonly subject: string;
  readonly split: SplitFigures;
  /** Whose dossiers, for the links of the cells. */
  readonly behind: Omit<RowsBehind, "measure">;
};

/** A row of the form: ordinal, subject and the eleven numbers, each with the dossiers behind it. */
export function formRow({ key, kind, ordinal, subject, split, behind }: FormLine): ReportRow {
  const counts = formCounts(split);
  const cells = COUNTED.map((column): ReportCell => ({
    kind: "count",
    value: counts[column],
    behind: { measure: MEASURES[column], ...behind },
  }));
  return { key, kind, cells: [{ kind: "text", text: ordinal }, { kind: "text", text: subject }, ...cells] };
}

/** Whether nothing was received, settled or open: such a field is not printed. */
export function isBlank(split: SplitFigures): boolean {
  const { total, settled, open } = formCounts(split);
  return total === 0 && settled === 0 && open === 0;
}

/** The four identities of the form, as the total row shows them (handbook §4.1). */
export function formIdentities(whole: SplitFigures): readonly Reconciliation[] {
  const c = formCounts(whole);
  return [
    { text: "(3) = (4) + (5) + (6)", left: c.total, right: c.online + c.otherwise + c.carriedOver },
    { text: "(7) = (8) + (9) + (10)", left: c.settled, right: c.early + c.onTime + c.late },
    { text: "(11) = (12) + (13)", left: c.open, right: c.openInTime + c.openOverdue },
    { text: "(3) = (7) + (11)", left: c.total, right: c.settled + c.open },
  ];
}
