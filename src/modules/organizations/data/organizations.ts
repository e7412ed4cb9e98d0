import type { AgencyKind, UnitKind } from "../domain/organization.ts";

/** A unit of the demo centre; `code` names it within its agency and in the data of other slices. */
export type UnitSeed = { readonly code: string; readonly kind: UnitKind; readonly name: string };

export type AgencySeed = {
  readonly code: string;
  readonly codeIsInvented: boolean;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AgencyKind;
  readonly superiorName: string;
  readonly address: string;
  readonly phone: string;
  readonly units: readonly UnitSeed[];
};

export const PLACE = "Lạng Sơn";
export const WEBSITE = "motcua.langson.example";

const PROVINCE = "UBND tỉnh Lạng Sơn";

/** Codes known from public sources; every other sub-code of H37 in this file is invented and marked. */
const KNOWN_CODES: ReadonlySet<string> = new Set(["H37", "H37.07", "H37.08", "H37.08.05"]);

/**
 * The sixteen departments and sectors received at the centre: [code, name, short name, divisions].
 * The order is that of the display boards; addresses and phones are made up.
 */
const DEPARTMENTS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["H37.01", "Sở Nội vụ", "Sở Nội vụ", ["Phòng Xây dựng chính quyền", "Phòng Lao động, việc làm"]],
  ["H37.02", "Sở Tư pháp", "Sở Tư pháp", ["Phòng Bổ trợ tư pháp", "Phòng Hành chính tư pháp"]],
  ["H37.03", "Sở Tài chính", "Sở Tài chính", ["Phòng Đăng ký kinh doanh", "Phòng Quản lý giá và công sản"]],
  [
    "H37.04",
    "Sở Công Thương",
    "Sở Công Thương",
    ["Phòng Quản lý thương mại", "Phòng Quản lý công nghiệp và năng lượng"],
  ],
  [
    "H37.05",
    "Sở Khoa học và Công nghệ",
    "Sở KH&CN",
    ["Phòng Quản lý công nghệ và tiêu chuẩn đo lường chất lượng", "Phòng Quản lý khoa học"],
  ],
  ["H37.06", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT", ["Phòng Quản lý chất lượng giáo dục", "Phòng Tổ chức cán bộ"]],
  ["H37.07", "Sở Xây dựng", "Sở Xây dựng", ["Phòng Quản lý xây dựng", "Phòng Quản lý vận tải và phương tiện"]],
  [
    "H37.08",
    "Sở Nông nghiệp và Môi trường",
    "Sở NN&MT",
    ["Phòng Quản lý đất đai", "Phòng Môi trường và khoáng sản", "Phòng Chăn nuôi và thú y"],
  ],
  ["H37.09", "Sở Y tế", "Sở Y tế", ["Phòng Nghiệp vụ y", "Phòng Nghiệp vụ dược"]],
  [
    "H37.10",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở VHTT&DL",
    ["Phòng Quản lý văn hóa và gia đình", "Phòng Quản lý du lịch"],
  ],
  ["H37.11", "Sở Ngoại vụ", "Sở Ngoại vụ", ["Phòng Lãnh sự và biên giới"]],
  ["H37.12", "Sở Dân tộc và Tôn giáo", "Sở DT&TG", ["Phòng Tôn giáo"]],
  ["H37.13", "Thanh tra tỉnh", "Thanh tra tỉnh", ["Phòng Nghiệp vụ giải quyết khiếu nại, tố cáo"]],
  [
    "H37.14",
    "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
    "BQL KKTCK",
    ["Phòng Quản lý đầu tư và doanh nghiệp"],
  ],
  ["H37.15", "Công an tỉnh", "Công an tỉnh", ["Phòng Cảnh sát quản lý hành chính về trật tự xã hội"]],
  ["H37.16", "Thuế tỉnh", "Thuế tỉnh", ["Phòng Hỗ trợ người nộp thuế"]],
];

/** Everything with a code at the demo centre: province, centre, 16 departments, land office, notary, partners. */
export const AGENCIES: readonly AgencySeed[] = [
  agency(
    0,
    ["H37", "Ủy ban nhân dân tỉnh Lạng Sơn", "UBND tỉnh", "people-committee", "Chính phủ"],
    [
      { code: "leadership", kind: "leadership", name: "Lãnh đạo UBND tỉnh" },
      { code: "division", kind: "division", name: "Phòng Khoa giáo - Văn xã, Văn phòng UBND tỉnh" },
      { code: "registry", kind: "registry", name: "Văn thư UBND tỉnh" },
    ],
  ),
  agency(
    1,
    ["H37.00", "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC", "centre", `Văn phòng ${PROVINCE}`],
    [
      { code: "management", kind: "management", name: "Ban Giám đốc Trung tâm" },
      { code: "counter", kind: "counter", name: "Quầy hướng dẫn và tiếp nhận chung" },
      { code: "return-desk", kind: "return-desk", name: "Quầy trả kết quả" },
      { code: "registry", kind: "registry", name: "Bộ phận hành chính - tổng hợp" },
    ],
  ),
  ...DEPARTMENTS.map(([code, name, shortName, divisions], index) =>
    agency(10 + index, [code, name, shortName, "department", PROVINCE], unitsOf(shortName, divisions)),
  ),
  agency(
    30,
    ["H37.08.05", "Văn phòng Đăng ký đất đai", "VP ĐKĐĐ", "department", "Sở Nông nghiệp và Môi trường"],
    unitsOf("VP ĐKĐĐ", ["Phòng Đăng ký và cấp giấy chứng nhận"]),
  ),
  agency(
    31,
    ["H37.02.01", "Phòng Công chứng số 1", "Phòng CC số 1", "notary-office", "Sở Tư pháp"],
    unitsOf("Phòng CC số 1", ["Bộ phận công chứng, chứng thực"]),
  ),
  agency(
    32,
    ["H37.91", "Công ty Điện lực Lạng Sơn", "Điện lực", "enterprise", "Tổng công ty Điện lực miền Bắc"],
    unitsOf("Điện lực", ["Phòng Kinh doanh"]),
  ),
  agency(
    33,
    ["H37.92", "Ngân hàng VietinBank - Chi nhánh Lạng Sơn", "VietinBank", "bank", "Ngân hàng VietinBank"],
    [{ code: "counter", kind: "counter", name: "Quầy thu phí, lệ phí" }],
  ),
  agency(
    34,
    ["H37.93", "Bưu điện tỉnh Lạng Sơn", "Bưu điện", "post", "Tổng công ty Bưu điện Việt Nam"],
    [{ code: "counter", kind: "counter", name: "Quầy bưu chính công ích" }],
  ),
];

/** Codes of the sixteen departments and sectors, in the order of the boards. */
export const DEPARTMENT_CODES: readonly string[] = DEPARTMENTS.map(([code]) => code);

type Names = readonly [code: string, name: string, shortName: string, kind: AgencyKind, superiorName: string];

function agency(ordinal: number, [code, name, shortName, kind, superiorName]: Names, units: readonly UnitSeed[]) {
  return {
    code,
    codeIsInvented: !KNOWN_CODES.has(code),
    name,
    shortName,
    kind,
    superiorName,
    address: `Số ${100 + ordinal} đường Thí Dụ, phường Lương Văn Tri, tỉnh Lạng Sơn`,
    phone: `02053 000 ${100 + ordinal}`,
    units,
  } satisfies AgencySeed;
}

function unitsOf(shortName: string, divisions: readonly string[]): readonly UnitSeed[] {
  return [
    { code: "counter", kind: "counter", name: `Quầy ${shortName} tại Trung tâm` },
    ...divisions.map((name, index) => ({
      code: index === 0 ? "division" : `division-${index + 1}`,
      kind: "division" as const,
      name,
    })),
    { code: "leadership", kind: "leadership", name: `Lãnh đạo ${shortName}` },
    { code: "registry", kind: "registry", name: `Văn thư ${shortName}` },
  ];
}
