import type { Chance } from "./chance.ts";

export type InventedPerson = {
  readonly kind: "citizen" | "organisation";
  readonly name: string;
  readonly nationalId: string;
  readonly phone: string;
  readonly address: string;
};

/** Surnames of the province by rough weight: many families are Tày and Nùng. */
const SURNAMES = [
  ["Hoàng", 16],
  ["Nông", 13],
  ["Nguyễn", 12],
  ["Lý", 8],
  ["Vi", 8],
  ["Hứa", 6],
  ["Lương", 6],
  ["Chu", 5],
  ["Triệu", 5],
  ["Trần", 5],
  ["Lộc", 4],
  ["Bế", 4],
  ["Đàm", 4],
  ["Phạm", 4],
] as const;
const MIDDLE_WOMEN = ["Thị", "Thu", "Thanh", "Bích", "Minh", "Kim"] as const;
const MIDDLE_MEN = ["Văn", "Đức", "Quang", "Minh", "Thế", "Xuân"] as const;
const GIVEN_WOMEN = [
  "Hoa",
  "Lan",
  "Hường",
  "Thảo",
  "Yến",
  "Ngọc",
  "Huyền",
  "Nhung",
  "Phượng",
  "Diệp",
  "Nguyệt",
  "Ánh",
] as const;
const GIVEN_MEN = [
  "Hùng",
  "Dũng",
  "Thắng",
  "Sơn",
  "Tuấn",
  "Hải",
  "Đạt",
  "Khánh",
  "Long",
  "Phúc",
  "Trường",
  "Vượng",
] as const;
const WARDS = ["phường Tam Thanh", "phường Lương Văn Tri", "phường Đông Kinh", "phường Kỳ Lừa"] as const;
const STREETS = [
  "đường Trần Đăng Ninh",
  "đường Bắc Sơn",
  "đường Lê Lợi",
  "đường Bà Triệu",
  "phố Muối",
  "đường Phai Vệ",
] as const;
const TRADES = ["Thương mại", "Xây dựng", "Vận tải", "Dược phẩm", "Nông lâm sản", "Du lịch", "Công nghệ"] as const;
const BRANDS = ["Xứ Lạng", "Mẫu Sơn", "Kỳ Cùng", "Hoa Hồi", "Đồng Đăng", "Bắc Sơn"] as const;

/** A citizen who does not exist: the number has the form of the law, the phone a range that nobody is given. */
export function inventCitizen(chance: Chance): InventedPerson {
  const isWoman = chance.next() < 0.5;
  const year = chance.between(1955, 2006);
  const surname = chance.weighted(SURNAMES);
  const middle = isWoman ? chance.pick(MIDDLE_WOMEN) : chance.pick(MIDDLE_MEN);
  const given = isWoman ? chance.pick(GIVEN_WOMEN) : chance.pick(GIVEN_MEN);
  const century = year >= 2000 ? 2 : 0;
  return {
    kind: "citizen",
    name: `${surname} ${middle} ${given}`,
    nationalId: `020${century + (isWoman ? 1 : 0)}${String(year % 100).padStart(2, "0")}9${digits(chance, 5)}`,
    phone: `0900${digits(chance, 6)}`,
    address: inventAddress(chance),
  };
}

/** A company that does not exist; its tax code carries a right check digit. */
export function inventCompany(chance: Chance): InventedPerson {
  return {
    kind: "organisation",
    name: `Công ty TNHH ${chance.pick(TRADES)} ${chance.pick(BRANDS)} ${chance.between(2, 99)}`,
    nationalId: inventTaxCode(chance),
    phone: `0900${digits(chance, 6)}`,
    address: inventAddress(chance),
  };
}

function inventAddress(chance: Chance): string {
  return `Số ${chance.between(1, 240)} ${chance.pick(STREETS)}, ${chance.pick(WARDS)}, tỉnh Lạng Sơn`;
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => String(chance.between(0, 9))).join("");
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** Tax codes end in 10 - (weighted sum mod 11); nine digits for which that is 10 are never issued. */
function inventTaxCode(chance: Chance): string {
  for (;;) {
    const nine = `49${digits(chance, 7)}`;
    const sum = TAX_WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
    const check = 10 - (sum % 11);
    if (check >= 0 && check <= 9) return `${nine}${check}`;
  }
}
