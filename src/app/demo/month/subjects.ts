/** What somebody comes for: a case of the starter catalogue in the words of the summary. */
export type Subject = {
  readonly procedure: string;
  readonly caseIndex: number;
  readonly summary: string;
  readonly byCompany: boolean;
};

export type Weighted = readonly [subject: Subject, weight: number];

/** At the notary's office: settled while the person waits, a few with many pages in two days. */
export const NOTARY_SUBJECTS: readonly Weighted[] = [
  weighted(60, "2.000815", 0, "Chứng thực bản sao bằng tốt nghiệp, giấy khai sinh"),
  weighted(12, "2.000815", 0, "Chứng thực bản sao giấy phép kinh doanh", "company"),
  weighted(5, "2.000815", 1, "Chứng thực hồ sơ dự thầu, 40 trang", "company"),
  weighted(14, "2.000992", 0, "Chứng thực chữ ký người dịch hồ sơ du học"),
  weighted(6, "2.001019", 0, "Chứng thực di chúc"),
  weighted(8, "2.000942", 0, "Cấp bản sao hợp đồng đã được chứng thực"),
];

/** At the power company's counter. */
export const POWER_SUBJECTS: readonly Weighted[] = [
  weighted(4, "3.000001", 0, "Cấp điện sinh hoạt cho nhà mới xây"),
  weighted(1, "3.000095", 0, "Tăng công suất công tơ cho xưởng mộc"),
];

/** What has its phí or lệ phí: paid at the bank's counter in the centre. */
export const PAID_SUBJECTS: readonly Weighted[] = [
  weighted(3, "2.001194", 0, "Cấp lại thẻ căn cước do bị mất"),
  weighted(2, "2.001195", 0, "Đổi thẻ căn cước do thay đổi nơi cư trú"),
  weighted(4, "1.001456", 0, "Cấp hộ chiếu phổ thông lần đầu"),
  weighted(2, "3.000347", 0, "Đổi giấy phép lái xe hạng A1, B"),
  weighted(10, "1.000688", 0, "Cấp chứng chỉ hành nghề luật sư"),
  weighted(2, "2.000635", 0, "Cấp bản sao trích lục khai sinh"),
  weighted(2, "1.004889", 0, "Công nhận văn bằng do nước ngoài cấp"),
  weighted(6, "1.012279", 0, "Cấp giấy phép hoạt động phòng khám"),
  weighted(2, "1.001440", 0, "Cấp thẻ hướng dẫn viên tại điểm Mẫu Sơn"),
  weighted(6, "1.004594", 0, "Công nhận hạng cơ sở lưu trú du lịch", "company"),
  weighted(4, "2.002043", 0, "Thành lập công ty cổ phần dịch vụ logistics", "company"),
  weighted(4, "2.000063", 0, "Lập văn phòng đại diện tại khu kinh tế cửa khẩu", "company"),
  weighted(3, "1.012906", 0, "Chứng chỉ hành nghề môi giới bất động sản"),
  weighted(2, "1.001686", 0, "Cửa hàng thuốc thú y tại phường Tam Thanh"),
  weighted(3, "1.008128", 0, "Đăng ký nhãn hiệu thức ăn chăn nuôi", "company"),
];

/** Everything else that people of the province ask for: nothing to pay, or only later by the notice of the tax office. */
export const FREE_SUBJECTS: readonly Weighted[] = [
  weighted(8, "1.115719", 0, "Chuyển nhượng quyền sử dụng đất tại phường Kỳ Lừa"),
  weighted(4, "1.115719", 0, "Nhận thừa kế quyền sử dụng đất"),
  weighted(3, "1.115733", 0, "Cấp đổi giấy chứng nhận do ố, nhòe"),
  weighted(4, "1.115727", 0, "Tách thửa đất tại phường Đông Kinh"),
  weighted(4, "1.115708", 0, "Chuyển mục đích từ đất vườn sang đất ở"),
  weighted(3, "1.115718", 0, "Thay đổi thông tin người sử dụng đất"),
  weighted(2, "1.004237", 0, "Khai thác bản đồ địa chính số"),
  weighted(4, "1.001257", 0, "Trợ cấp một lần cho người có bằng khen kháng chiến"),
  weighted(3, "1.010827", 0, "Di chuyển hồ sơ người có công"),
  weighted(2, "1.010823", 0, "Hưởng lại chế độ ưu đãi"),
  weighted(5, "1.012275", 0, "Đăng ký hành nghề tại phòng khám đa khoa"),
  weighted(2, "1.012419", 0, "Cấp lại giấy chứng nhận bài thuốc gia truyền"),
  weighted(2, "1.009398", 0, "Tổ chức liên hoan hát Then, đàn Tính"),
  weighted(3, "1.012648", 0, "Thay đổi trụ sở của tổ chức tôn giáo"),
  weighted(2, "2.002407", 0, "Giải quyết khiếu nại lần đầu về bồi thường"),
  weighted(2, "2.002029", 0, "Tạm ngừng kinh doanh sáu tháng", "company"),
  weighted(1, "1.008501", 0, "Cấp lại thông báo mã số thuế", "company"),
  weighted(2, "2.000673", 0, "Đại lý bán lẻ xăng dầu tại Cao Lộc", "company"),
  weighted(2, "1.009748", 0, "Đầu tư kho ngoại quan tại Đồng Đăng", "company"),
  weighted(2, "1.000703", 0, "Kinh doanh vận tải hành khách tuyến Lạng Sơn - Hà Nội", "company"),
  weighted(1, "1.002357", 0, "Cấp lại giấy phép vận tải Việt - Trung loại E", "company"),
  weighted(3, "1.013233", 0, "Gia hạn giấy phép xây dựng nhà xưởng", "company"),
  weighted(4, "1.014439", 0, "Công nhận trung tâm đổi mới sáng tạo Xứ Lạng", "company"),
  weighted(2, "1.014439", 1, "Công nhận trung tâm đổi mới sáng tạo có hội đồng", "company"),
  weighted(3, "LS-2487-10", 0, "Cấp giấy chứng nhận doanh nghiệp khoa học và công nghệ", "company"),
  weighted(2, "1.014446", 0, "Thay đổi địa chỉ trên giấy chứng nhận", "company"),
];

/** What a whole province asks for in a year: short procedures by far the most. */
export const PROVINCE_SUBJECTS: readonly Weighted[] = [
  weighted(8, "2.000815", 0, "Chứng thực bản sao từ bản chính"),
  weighted(5, "2.000635", 0, "Cấp bản sao trích lục hộ tịch"),
  weighted(3, "1.001193", 0, "Đăng ký khai sinh"),
  weighted(2, "1.000894", 0, "Đăng ký kết hôn"),
  weighted(11, "1.001445", 0, "Trình báo mất hộ chiếu"),
  weighted(12, "3.000465", 0, "Xác nhận, tra cứu hồ sơ học sinh"),
  weighted(11, "2.000238", 0, "Giải quyết trong ngày tại Trung tâm"),
  weighted(12, "1.115715", 0, "Xác nhận thông tin đất đai trong ngày"),
  weighted(6, "1.008501", 0, "Cấp lại thông báo mã số thuế", "company"),
  weighted(5, "2.002029", 0, "Tạm ngừng kinh doanh", "company"),
  weighted(5, "1.002357", 0, "Cấp lại giấy phép vận tải quốc tế", "company"),
  weighted(4, "1.014746", 0, "Tư vấn, giới thiệu việc làm"),
  weighted(3, "3.000097", 0, "Thay đổi mục đích sử dụng điện"),
  weighted(2, "2.000665", 0, "Cấp lại giấy phép kinh doanh", "company"),
  weighted(2, "1.012275", 0, "Đăng ký hành nghề khám bệnh"),
  weighted(2, "1.115718", 0, "Thay đổi thông tin người sử dụng đất"),
];

function weighted(
  ...[weight, procedure, caseIndex, summary, by]: [number, string, number, string, ("company" | undefined)?]
): Weighted {
  return [{ procedure, caseIndex, summary, byCompany: by === "company" }, weight];
}
