import { counted, plain, paidSum, unrecorded, type AgencyColumn } from "../../domain/agency-table.ts";
import { carriedOver, resolvedIn, stillOpen } from "../../domain/flow.ts";
import { REPORT_ROLES } from "../../domain/report-template.ts";
import type { Reconciliation } from "../../domain/report.ts";
import { agencyReport, allFigures, countedByLevel, countedVia, type AgencyNumbers } from "./agency-report.ts";

const NO_LEVEL =
  "danh mục thủ tục chưa ghi mức độ trực tuyến; hồ sơ trực tuyến nằm ở cột “hình thức khác, chưa phân loại”.";
const RECEIVED = ["Số hồ sơ tiếp nhận"];
const NO_ELSEWHERE = "nơi cư trú của người nộp chưa được ghi nhận để xác định hồ sơ phi địa giới.";
const NO_ELECTRONIC = "kết quả điện tử chưa được ghi nhận riêng với kết quả giấy.";
const NO_VERIFIED = "xác thực tài khoản doanh nghiệp chưa được ghi nhận.";

/**
 * The extended report of a unit, made of what officials merge by hand every week from "Tổng hợp theo đơn vị", II.06a and
 * 07a/BTP: all their columns at once, those of which nothing is recorded yet with the reason, never as 0.
 */
export const UNIT_REPORT = agencyReport({
  template: {
    id: "tong-hop-don-vi",
    formNumber: "",
    title: "TỔNG HỢP TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ THEO ĐƠN VỊ",
    purpose: "Báo cáo tuần mở rộng: tiếp nhận, giải quyết, thanh toán, chờ tiếp nhận, rút, dừng trong một bảng.",
    group: "Theo dõi hằng tuần",
    periods: ["week", "month", "quarter", "control-quarter", "year", "day", "free"],
    scopes: "either",
    roles: REPORT_ROLES,
  },
  columns: columns(),
  counts: ["waiting", "paid"],
  levels: "told",
  money: "told",
  unit: "Hồ sơ",
  reconciliations: balances,
  notes: [
    "Tổng số tiếp nhận gồm hồ sơ kỳ trước chuyển qua; đã giải quyết không gồm hồ sơ rút và dừng, hai loại này có cột riêng.",
    "Trực tuyến toàn trình, một phần tính theo mức độ của thủ tục có hiệu lực vào ngày tiếp nhận, đã ghi trước thời điểm tính đến; thủ tục chưa phân loại nằm ở cột “hình thức khác”.",
    "Thanh toán trực tuyến gồm chuyển khoản và cổng thanh toán; trực tiếp gồm tiền mặt tại quầy và bưu điện thu hộ; tính khi đã nộp đủ. Biên lai hủy không tính vào số biên lai và số tiền.",
    "Hồ sơ trực tuyến chờ tiếp nhận là hồ sơ chưa được trả lời tại thời điểm tính đến; quá hạn khi quá 08 giờ làm việc.",
  ],
  legalBasis: "Nghị định 61/2018/NĐ-CP; Thông tư 01/2020/TT-VPCP",
});

function columns(): readonly AgencyColumn<AgencyNumbers>[] {
  const received = RECEIVED;
  const resolved = ["Đã giải quyết"];
  const open = ["Đang giải quyết"];
  const payment = ["Thanh toán"];
  const receipts = ["Biên lai"];
  const waiting = ["Hồ sơ trực tuyến chờ tiếp nhận"];
  const during = (numbers: AgencyNumbers) => allFigures(numbers).during;
  return [
    counted({ key: "total", head: "Tổng số", under: received }, "total", (n) => totalOf(n)),
    countedVia({ key: "direct", head: "Trực tiếp", under: received }, "direct"),
    levelled("onlineWhole", "Trực tuyến toàn trình", "whole"),
    levelled("onlinePart", "Trực tuyến một phần", "part"),
    restOfOnline(),
    unrecorded({ key: "elsewhere", head: "Phi địa giới", under: received }, NO_ELSEWHERE),
    counted({ key: "carriedOver", head: "Kỳ trước chuyển qua", under: received }, "carried-over", (n) =>
      carriedOver(allFigures(n)),
    ),
    countedVia({ key: "postal", head: "Bưu chính/BCCI", under: received }, "postal"),
    counted({ key: "resolved", head: "Tổng số", under: resolved }, "resolved", (n) => resolvedIn(during(n))),
    counted(
      { key: "kept", head: "Đúng và trước hạn", under: resolved },
      "kept",
      (n) => during(n).early + during(n).onTime,
    ),
    counted(
      { key: "lateApologised", head: "Quá hạn (đã có thư xin lỗi)", under: resolved },
      "late-apologised",
      (n) => during(n).lateApologised,
    ),
    counted(
      { key: "lateSilent", head: "Quá hạn (chưa có thư xin lỗi)", under: resolved },
      "late-not-apologised",
      (n) => during(n).late - during(n).lateApologised,
    ),
    counted({ key: "open", head: "Tổng số", under: open }, "open", (n) => stillOpen(allFigures(n)).total),
    counted({ key: "openInTime", head: "Chưa đến hạn", under: open }, "open-in-time", (n) => openInTime(n)),
    counted(
      { key: "openApologised", head: "Quá hạn (đã có thư xin lỗi)", under: open },
      "open-overdue-apologised",
      (n) => apologised(n),
    ),
    counted(
      { key: "openSilent", head: "Quá hạn (chưa có thư xin lỗi)", under: open },
      "open-overdue-not-apologised",
      (n) => stillOpen(allFigures(n)).overdue - apologised(n),
    ),
    counted({ key: "paid", head: "Tổng", under: payment }, "paid", (n) => n.counts.paid),
    plain({ key: "paidOnline", head: "Trực tuyến", under: payment }, ({ money }) => money.paidOnline),
    plain({ key: "paidDirect", head: "Trực tiếp", under: payment }, ({ money }) => money.paidDirect),
    counted({ key: "stopped", head: "Dừng xử lý" }, "stopped", (n) => during(n).stopped),
    counted(
      { key: "waitingInTime", head: "Đúng hạn", under: waiting },
      "waiting-in-time",
      (n) => n.counts.waitingInTime,
    ),
    counted({ key: "waitingLate", head: "Quá hạn", under: waiting }, "waiting-late", (n) => n.counts.waitingLate),
    counted({ key: "refused", head: "Không được tiếp nhận" }, "refused", (n) => during(n).refused),
    unrecorded({ key: "resultsDiffer", head: "Hồ sơ kết thúc nhưng KQ điện tử ≠ giấy" }, NO_ELECTRONIC),
    plain({ key: "receipts", head: "HS thu tiền có xuất biên lai", under: receipts }, ({ money }) => money.receipted),
    plain({ key: "receiptNumber", head: "Số biên lai", under: receipts }, ({ money }) => money.receipts),
    paidSum({ key: "receiptAmount", head: "Số tiền", under: receipts }, ({ money }) => money.receiptAmount),
    plain({ key: "receiptsCancelled", head: "Đã hủy", under: receipts }, ({ money }) => money.receiptsCancelled),
    unrecorded({ key: "verified", head: "Tỷ lệ DN xác thực" }, NO_VERIFIED),
    counted({ key: "withdrawn", head: "Hồ sơ rút" }, "withdrawn", (n) => during(n).withdrawn),
  ];
}

/** A level of online service; while no level is entered it says so, and is never 0. */
function levelled(key: string, head: string, part: "whole" | "part"): AgencyColumn<AgencyNumbers> {
  const heading = { key, head, under: RECEIVED };
  return countedByLevel(heading, part, unrecorded<AgencyNumbers>(heading, NO_LEVEL).cell);
}

/** Every other online dossier; while no level is entered that is all of them. */
function restOfOnline(): AgencyColumn<AgencyNumbers> {
  const heading = { key: "onlineOther", head: "Trực tuyến hình thức khác, chưa phân loại", under: RECEIVED };
  const all = counted<AgencyNumbers>(heading, "received-online", ({ online }) => online.during.received);
  return countedByLevel(heading, "other", all.cell);
}

function totalOf(numbers: AgencyNumbers): number {
  const figures = allFigures(numbers);
  return carriedOver(figures) + figures.during.received;
}

function openInTime(numbers: AgencyNumbers): number {
  const { total, overdue } = stillOpen(allFigures(numbers));
  return total - overdue;
}

function apologised(numbers: AgencyNumbers): number {
  const { before, during } = allFigures(numbers);
  return before.overdueApologised + during.overdueApologised;
}

function balances(whole: AgencyNumbers): readonly Reconciliation[] {
  const figures = allFigures(whole);
  const { during } = figures;
  const { direct, online, postal, onlineParts } = whole;
  const received = (onlineParts === null ? [online.during.received] : Object.values(onlineParts)).reduce(
    (sum, part) => sum + part,
    direct.during.received + postal.during.received,
  );
  return [
    {
      text: "Tổng số tiếp nhận = trực tiếp + trực tuyến (toàn trình, một phần, khác) + bưu chính + kỳ trước chuyển qua",
      left: totalOf(whole),
      right: received + carriedOver(figures),
    },
    {
      text: "Tổng số tiếp nhận = đã giải quyết + đang giải quyết + dừng + rút",
      left: totalOf(whole),
      right: resolvedIn(during) + stillOpen(figures).total + during.stopped + during.withdrawn,
    },
  ];
}
