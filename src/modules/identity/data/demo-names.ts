// Lạng Sơn is largely Tày and Nùng: its surnames, not the nation's. 14 surnames and 19 given names have no common
// divisor, so the first 266 names are all different.
const SURNAMES = [
  "Hoàng",
  "Nông",
  "Lý",
  "Vi",
  "Hứa",
  "Lương",
  "Chu",
  "Triệu",
  "Lộc",
  "Bế",
  "Đàm",
  "Dương",
  "Mã",
  "Lăng",
];
const GIVEN_NAMES = [
  "Thị Hòa",
  "Văn Thọ",
  "Bích Ngân",
  "Đức Long",
  "Thu Hằng",
  "Văn Bảo",
  "Thị Sen",
  "Quang Huy",
  "Minh Nguyệt",
  "Công Minh",
  "Thị Diệp",
  "Thế Anh",
  "Hồng Nhung",
  "Trung Kiên",
  "Thị Vân",
  "Hữu Phúc",
  "Ngọc Yến",
  "Văn Đại",
  "Thị Ửng",
];

/** A made-up name typical of the province; the same number gives the same name. */
export function demoName(index: number): string {
  return `${SURNAMES[index % SURNAMES.length] ?? ""} ${GIVEN_NAMES[index % GIVEN_NAMES.length] ?? ""}`;
}
