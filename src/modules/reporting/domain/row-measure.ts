/** Which dossiers stand behind a figure; every figure of every report opens one of these lists. */
export const ROW_MEASURES = [
  "total",
  "came",
  "received",
  "received-online",
  "received-otherwise",
  "carried-over",
  "resolved",
  "early",
  "on-time",
  "kept",
  "late",
  "late-apologised",
  "late-not-apologised",
  "kept-by-extension",
  "settled",
  "settled-early",
  "settled-on-time",
  "settled-late",
  "open",
  "open-in-time",
  "open-overdue",
  "open-overdue-apologised",
  "open-overdue-not-apologised",
  "withdrawn",
  "stopped",
  "refused",
  "waiting",
  "waiting-late",
  "waiting-in-time",
  "answered",
  "answered-late",
  "handed-over",
  "paid",
  "due-today",
  "due-soon",
] as const;
export type RowMeasure = (typeof ROW_MEASURES)[number];

/** Whether the text names a list. */
export function isRowMeasure(text: string): text is RowMeasure {
  return ROW_MEASURES.some((measure) => measure === text);
}

/** In which order a list is walked; each ends with the id, so that no two rows stand in the same place. */
export const ROW_ORDERS = ["submitted", "accepted", "due", "settled"] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/** The order in which dossiers come into a list: the date that every one of them has. */
export function naturalOrder(measure: RowMeasure): RowOrder {
  if (ENDED.includes(measure)) return "settled";
  return NOT_ALL_ACCEPTED.includes(measure) ? "submitted" : "accepted";
}

const ENDED: readonly RowMeasure[] = [
  "resolved",
  "early",
  "on-time",
  "kept",
  "late",
  "late-apologised",
  "late-not-apologised",
  "kept-by-extension",
  "settled",
  "settled-early",
  "settled-on-time",
  "settled-late",
  "withdrawn",
  "stopped",
];

const NOT_ALL_ACCEPTED: readonly RowMeasure[] = [
  "came",
  "refused",
  "waiting",
  "waiting-late",
  "waiting-in-time",
  "answered",
  "answered-late",
  "handed-over",
  "paid",
];

/** What the list holds, as its heading says it. */
export const ROW_MEASURE_NAMES = {
  total: "Tổng số hồ sơ phải giải quyết trong kỳ",
  came: "Hồ sơ đến Trung tâm trong kỳ (kể cả không được tiếp nhận)",
  received: "Hồ sơ tiếp nhận trong kỳ",
  "received-online": "Hồ sơ tiếp nhận trực tuyến trong kỳ",
  "received-otherwise": "Hồ sơ tiếp nhận trực tiếp, qua bưu chính trong kỳ",
  "carried-over": "Hồ sơ từ kỳ trước chuyển sang",
  resolved: "Hồ sơ đã giải quyết",
  early: "Hồ sơ đã giải quyết trước hạn",
  "on-time": "Hồ sơ đã giải quyết đúng hạn",
  kept: "Hồ sơ đã giải quyết trước hạn và đúng hạn",
  late: "Hồ sơ đã giải quyết quá hạn",
  "late-apologised": "Hồ sơ đã giải quyết quá hạn, đã có thư xin lỗi",
  "late-not-apologised": "Hồ sơ đã giải quyết quá hạn, chưa có thư xin lỗi",
  "kept-by-extension": "Hồ sơ đúng hạn theo ngày hẹn lại",
  settled: "Hồ sơ đã kết thúc giải quyết (kể cả rút, dừng)",
  "settled-early": "Hồ sơ kết thúc giải quyết trước hạn (kể cả rút, dừng)",
  "settled-on-time": "Hồ sơ kết thúc giải quyết đúng hạn (kể cả rút, dừng)",
  "settled-late": "Hồ sơ kết thúc giải quyết quá hạn (kể cả rút, dừng)",
  open: "Hồ sơ đang giải quyết cuối kỳ",
  "open-in-time": "Hồ sơ đang giải quyết, trong hạn",
  "open-overdue": "Hồ sơ đang giải quyết, quá hạn",
  "open-overdue-apologised": "Hồ sơ đang giải quyết, quá hạn, đã có thư xin lỗi",
  "open-overdue-not-apologised": "Hồ sơ đang giải quyết, quá hạn, chưa có thư xin lỗi",
  withdrawn: "Hồ sơ công dân rút",
  stopped: "Hồ sơ dừng giải quyết",
  refused: "Hồ sơ không được tiếp nhận",
  waiting: "Hồ sơ trực tuyến chờ tiếp nhận",
  "waiting-late": "Hồ sơ trực tuyến chờ tiếp nhận quá 08 giờ làm việc",
  "waiting-in-time": "Hồ sơ trực tuyến chờ tiếp nhận, chưa quá 08 giờ làm việc",
  answered: "Hồ sơ trực tuyến được trả lời trong kỳ",
  "answered-late": "Hồ sơ trực tuyến được trả lời quá 08 giờ làm việc trong kỳ",
  "handed-over": "Hồ sơ đã trả kết quả trong kỳ",
  paid: "Hồ sơ đã nộp phí, lệ phí trong kỳ",
  "due-today": "Hồ sơ đang giải quyết, đến hạn trong ngày",
  "due-soon": "Hồ sơ đang giải quyết, đến hạn trong 03 ngày tới",
} as const satisfies Record<RowMeasure, string>;
