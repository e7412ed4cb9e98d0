import { counted } from "../../domain/agency-table.ts";
import { carriedOver, resolvedIn, stillOpen } from "../../domain/flow.ts";
import { REPORT_ROLES } from "../../domain/report-template.ts";
import { agencyReport, allFigures, countedVia, type AgencyNumbers } from "./agency-report.ts";

const LAW = "Nghị định 61/2018/NĐ-CP";
const during = (numbers: AgencyNumbers) => allFigures(numbers).during;
const group = "Báo cáo khác";

/** Everything that happened with dossiers on one day, by agency. */
export const DAY_REPORT = agencyReport({
  template: {
    ...{ id: "ho-so-trong-ngay", formNumber: "", group, scopes: "either", roles: REPORT_ROLES },
    title: "HỒ SƠ TRONG NGÀY",
    purpose: "Tiếp nhận, giải quyết, trả kết quả trong một ngày; còn lại cuối ngày.",
    periods: ["day", "week", "free"],
  },
  columns: [
    counted({ key: "carriedOver", head: "Đầu kỳ" }, "carried-over", (n) => carriedOver(allFigures(n))),
    countedVia({ key: "direct", head: "Trực tiếp", under: ["Tiếp nhận"] }, "direct"),
    countedVia({ key: "online", head: "Trực tuyến", under: ["Tiếp nhận"] }, "online"),
    countedVia({ key: "postal", head: "Bưu chính", under: ["Tiếp nhận"] }, "postal"),
    counted({ key: "refused", head: "Không được tiếp nhận" }, "refused", (n) => during(n).refused),
    counted({ key: "early", head: "Trước hạn", under: ["Giải quyết"] }, "early", (n) => during(n).early),
    counted({ key: "onTime", head: "Đúng hạn", under: ["Giải quyết"] }, "on-time", (n) => during(n).onTime),
    counted({ key: "late", head: "Quá hạn", under: ["Giải quyết"] }, "late", (n) => during(n).late),
    counted({ key: "withdrawn", head: "Rút" }, "withdrawn", (n) => during(n).withdrawn),
    counted({ key: "stopped", head: "Dừng" }, "stopped", (n) => during(n).stopped),
    counted({ key: "handedOver", head: "Trả kết quả" }, "handed-over", (n) => n.counts.handedOver),
    counted(
      { key: "open", head: "Tổng số", under: ["Còn đang giải quyết"] },
      "open",
      (n) => stillOpen(allFigures(n)).total,
    ),
    counted(
      { key: "overdue", head: "Quá hạn", under: ["Còn đang giải quyết"] },
      "open-overdue",
      (n) => stillOpen(allFigures(n)).overdue,
    ),
  ],
  counts: ["handedOver"],
  reconciliations: (whole) => {
    const figures = allFigures(whole);
    const { received, withdrawn, stopped } = figures.during;
    return [
      {
        text: "Đầu kỳ + tiếp nhận = giải quyết + rút + dừng + còn đang giải quyết",
        left: carriedOver(figures) + received,
        right: resolvedIn(figures.during) + withdrawn + stopped + stillOpen(figures).total,
      },
    ];
  },
  legalBasis: LAW,
});

/** Online submissions that the centre answered, or has still to answer, within or beyond eight working hours. */
export const ANSWER_REPORT = agencyReport({
  template: {
    ...{ id: "tiep-nhan-qua-han", formNumber: "", group, scopes: "either", roles: REPORT_ROLES },
    title: "TIẾP NHẬN HỒ SƠ TRỰC TUYẾN QUÁ HẠN",
    purpose: "Hồ sơ trực tuyến chưa được tiếp nhận hoặc trả lời trong 08 giờ làm việc.",
    periods: ["week", "month", "quarter", "day", "free"],
  },
  columns: [
    counted({ key: "answered", head: "Tổng số", under: ["Đã trả lời trong kỳ"] }, "answered", (n) => n.counts.answered),
    counted(
      { key: "answeredLate", head: "Quá 08 giờ làm việc", under: ["Đã trả lời trong kỳ"] },
      "answered-late",
      (n) => n.counts.answeredLate,
    ),
    counted(
      { key: "waitingInTime", head: "Trong hạn", under: ["Đang chờ trả lời"] },
      "waiting-in-time",
      (n) => n.counts.waitingInTime,
    ),
    counted(
      { key: "waitingLate", head: "Quá 08 giờ làm việc", under: ["Đang chờ trả lời"] },
      "waiting-late",
      (n) => n.counts.waitingLate,
    ),
  ],
  counts: ["answered", "waiting"],
  notes: ["Trả lời là tiếp nhận, từ chối hoặc yêu cầu bổ sung lần đầu."],
  legalBasis: `${LAW} Điều 17`,
});

/** Dossiers that came or whose results go by public post. */
export const POST_REPORT = agencyReport({
  template: {
    ...{ id: "buu-chinh", formNumber: "", group, scopes: "either", roles: REPORT_ROLES },
    title: "HỒ SƠ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH",
    purpose: "Hồ sơ nộp qua bưu chính và hồ sơ đăng ký nhận kết quả qua bưu chính.",
    periods: ["month", "quarter", "year", "week", "free"],
  },
  columns: [
    counted({ key: "received", head: "Tổng số tiếp nhận trong kỳ" }, "received", (n) => during(n).received),
    countedVia({ key: "postal", head: "Nộp qua bưu chính" }, "postal"),
    returnByPost(),
  ],
  counts: ["returnByPost"],
  legalBasis: "Nghị định 61/2018/NĐ-CP; Quyết định 45/2016/QĐ-TTg",
});

function returnByPost() {
  const heading = { key: "returnByPost", head: "Đăng ký nhận kết quả qua bưu chính" };
  const column = counted<AgencyNumbers>(heading, "received", (n) => n.counts.returnByPost);
  return {
    ...column,
    cell: (n: AgencyNumbers, whose: Parameters<typeof column.cell>[1]) =>
      column.cell(n, { ...whose, returnBy: "by-post" }),
  };
}

/** Dossiers that left without a result, and those never taken in. */
export const ENDED_REPORT = agencyReport({
  template: {
    ...{ id: "rut-dung-tu-choi", formNumber: "", group, scopes: "either", roles: REPORT_ROLES },
    title: "HỒ SƠ RÚT, DỪNG GIẢI QUYẾT, KHÔNG ĐƯỢC TIẾP NHẬN",
    purpose: "Hồ sơ kết thúc không có kết quả, so với số tiếp nhận.",
    periods: ["month", "quarter", "year", "week", "free"],
  },
  columns: [
    counted({ key: "received", head: "Tiếp nhận trong kỳ" }, "received", (n) => during(n).received),
    counted({ key: "withdrawn", head: "Công dân rút" }, "withdrawn", (n) => during(n).withdrawn),
    counted({ key: "stopped", head: "Dừng giải quyết" }, "stopped", (n) => during(n).stopped),
    counted({ key: "refused", head: "Không được tiếp nhận" }, "refused", (n) => during(n).refused),
    {
      ...{ key: "share", name: "Tỷ lệ không được tiếp nhận", head: "Tỷ lệ không được tiếp nhận" },
      cell: (n) => {
        const { refused, received } = during(n);
        return { kind: "percent", value: refused + received === 0 ? null : refused / (refused + received) };
      },
    },
  ],
  notes: ["Tỷ lệ không được tiếp nhận = không được tiếp nhận : (tiếp nhận + không được tiếp nhận)."],
  legalBasis: `${LAW} Điều 17, Điều 19`,
});
