import { AGENCIES, DEPARTMENT_CODES } from "#modules/organizations/domain.ts";
import { demoName } from "./demo-names.ts";
import type { Role } from "../domain/viewer.ts";

/** The password of every demo account; documented, printed by `npm start`, never seeded outside the demo. */
export const DEMO_PASSWORD = "mot-cua-demo-2026";

export type DemoOfficer = {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly role: Role;
  /** `agency code/unit code`, see organizations. */
  readonly unit: string;
  /** On duty at the centre: one of the 31 whose names hang at the door (Decree 61/2018 Art. 10). */
  readonly atCentre: boolean;
};

/** User names of one demo account for each role, for the start page and the guides. */
export const DEMO_ACCOUNTS: readonly { readonly role: Role; readonly username: string }[] = [
  { role: "counter-officer", username: "tiepnhan.skhcn" },
  { role: "specialist", username: "chuyenvien.skhcn" },
  { role: "head-of-division", username: "truongphong.skhcn" },
  { role: "department-leader", username: "lanhdao.skhcn" },
  { role: "registry-clerk", username: "vanthu.skhcn" },
  { role: "return-officer", username: "traketqua" },
  { role: "cashier", username: "thungan.vietinbank" },
  { role: "bank-controller", username: "kiemsoat.vietinbank" },
  { role: "accountant", username: "ketoan.trungtam" },
  { role: "postal-officer", username: "buucuc" },
  { role: "centre-manager", username: "giamdoc" },
  { role: "provincial-leader", username: "lanhdao.ubnd" },
  { role: "system-administrator", username: "quantri" },
];

/** Endings of user names by agency: `tiepnhan.skhcn` sits at the counter of Sở Khoa học và Công nghệ. */
const SLUGS: Readonly<Record<string, string>> = {
  "H37.01": "snv",
  "H37.02": "stp",
  "H37.03": "stc",
  "H37.04": "sct",
  "H37.05": "skhcn",
  "H37.06": "sgddt",
  "H37.07": "sxd",
  "H37.08": "snnmt",
  "H37.09": "syt",
  "H37.10": "svhttdl",
  "H37.11": "sngv",
  "H37.12": "sdttg",
  "H37.13": "thanhtra",
  "H37.14": "bqlkktck",
  "H37.15": "congan",
  "H37.16": "thue",
  "H37.08.05": "vpdkdd",
  "H37.02.01": "pcc1",
  "H37.91": "dienluc",
};

type Post = Omit<DemoOfficer, "name" | "phone">;

/** Counters with more visitors than one officer can serve. */
const SECOND_COUNTER = new Set(["H37.02", "H37.07", "H37.08.05", "H37.02.01"]);

const CENTRE_POSTS: readonly Post[] = [
  here("giamdoc", "Giám đốc Trung tâm", "centre-manager", "H37.00/management"),
  here("phogiamdoc", "Phó Giám đốc Trung tâm", "centre-manager", "H37.00/management"),
  here("phogiamdoc2", "Phó Giám đốc Trung tâm", "centre-manager", "H37.00/management"),
  here("tiepnhan.huongdan", "Cán bộ hướng dẫn, tiếp nhận", "counter-officer", "H37.00/counter"),
  here("traketqua", "Cán bộ trả kết quả", "return-officer", "H37.00/return-desk"),
  here("traketqua2", "Cán bộ trả kết quả", "return-officer", "H37.00/return-desk"),
  here("vanthu.trungtam", "Văn thư Trung tâm", "registry-clerk", "H37.00/registry"),
  here("quantri", "Quản trị hệ thống", "system-administrator", "H37.00/management"),
  away("lanhdao.ubnd", "Phó Chủ tịch UBND tỉnh", "provincial-leader", "H37/leadership"),
  away("truongphong.ubnd", "Trưởng phòng Khoa giáo - Văn xã", "head-of-division", "H37/division"),
  away("chuyenvien.ubnd", "Chuyên viên Văn phòng UBND tỉnh", "specialist", "H37/division"),
  away("vanthu.ubnd", "Văn thư UBND tỉnh", "registry-clerk", "H37/registry"),
  away("thungan.vietinbank", "Giao dịch viên VietinBank", "cashier", "H37.92/counter"),
  away("buucuc", "Nhân viên bưu chính", "postal-officer", "H37.93/counter"),
];

/** Who counts money and carries paper beside the counters; last, so that everybody else keeps the name they have. */
const MONEY_AND_PAPER_POSTS: readonly Post[] = [
  away("kiemsoat.vietinbank", "Kiểm soát viên VietinBank", "bank-controller", "H37.92/counter"),
  away("ketoan.trungtam", "Kế toán Trung tâm", "accountant", "H37.00/management"),
  away("buuta", "Bưu tá", "postal-officer", "H37.93/counter"),
];

/** The posts of one receiving agency: every step of every workflow finds somebody. */
function postsOf(code: string): readonly Post[] {
  const agency = AGENCIES.find((candidate) => candidate.code === code);
  if (agency === undefined) throw new Error(`no agency ${code} among the demo agencies`);
  const slug = SLUGS[code] ?? "";
  const at = (unit: string) => `${code}/${unit}`;
  const divisions = agency.units.filter((unit) => unit.kind === "division");
  const leader = code.length === 6 ? `Phó Giám đốc ${agency.shortName}` : `Lãnh đạo ${agency.shortName}`;
  return [
    here(`tiepnhan.${slug}`, "Cán bộ tiếp nhận", "counter-officer", at("counter")),
    ...(SECOND_COUNTER.has(code)
      ? [here(`tiepnhan2.${slug}`, "Cán bộ tiếp nhận", "counter-officer", at("counter"))]
      : []),
    ...divisions.flatMap((division, index) => {
      const suffix = index === 0 ? "" : String(index + 1);
      return [
        away(
          `truongphong${suffix}.${slug}`,
          `Trưởng ${lowerFirst(division.name)}`,
          "head-of-division",
          at(division.code),
        ),
        away(`chuyenvien${suffix}.${slug}`, "Chuyên viên", "specialist", at(division.code)),
      ];
    }),
    away(`lanhdao.${slug}`, leader, "department-leader", at("leadership")),
    away(`vanthu.${slug}`, `Văn thư ${agency.shortName}`, "registry-clerk", at("registry")),
  ];
}

/** Everybody of the demo: 31 on duty at the centre and the offices behind it. Names are made from lists, nobody real. */
export const DEMO_OFFICERS: readonly DemoOfficer[] = [
  ...CENTRE_POSTS,
  ...[...DEPARTMENT_CODES, "H37.08.05", "H37.02.01", "H37.91"].flatMap(postsOf),
  ...MONEY_AND_PAPER_POSTS,
].map((one, index) => ({ ...one, name: demoName(index), phone: `02053 000 ${500 + index}` }));

function here(username: string, title: string, role: Role, unit: string): Post {
  return { username, title, role, unit, atCentre: true };
}

function away(username: string, title: string, role: Role, unit: string): Post {
  return { username, title, role, unit, atCentre: false };
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
