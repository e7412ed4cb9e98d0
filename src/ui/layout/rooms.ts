import type { IconName } from "#ui/components/icon/icon.tsx";

export type RoomId =
  | "viec-cua-toi"
  | "tiep-nhan"
  | "cho-tiep-nhan"
  | "xu-ly"
  | "tra-ket-qua"
  | "tra-cuu"
  | "thong-ke"
  | "thu-phi"
  | "doi-soat"
  | "giao-nhan"
  | "buu-chinh"
  | "dieu-hanh"
  | "quan-tri";

export type Room = {
  readonly id: RoomId;
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  /** The letter after `g` that goes there. */
  readonly key: string;
  /** Roles that see it; absent means everyone who is signed in. */
  readonly roles?: readonly string[];
};

const COUNTER = ["counter-officer", "return-officer", "centre-manager"] as const;

/** The rooms of the staff side in the words that staff know from their present systems, in menu order. */
export const ROOMS: readonly Room[] = [
  { id: "viec-cua-toi", label: "Việc của tôi", href: "/can-bo", icon: "tasks", key: "v" },
  {
    id: "tiep-nhan",
    label: "Tiếp nhận hồ sơ",
    href: "/can-bo/tiep-nhan",
    icon: "plus",
    key: "n",
    roles: ["counter-officer"],
  },
  {
    id: "cho-tiep-nhan",
    label: "Hồ sơ chờ tiếp nhận",
    href: "/can-bo/cho-tiep-nhan",
    icon: "inbox",
    key: "c",
    roles: COUNTER,
  },
  { id: "xu-ly", label: "Xử lý hồ sơ", href: "/can-bo/xu-ly", icon: "gears", key: "x" },
  { id: "tra-ket-qua", label: "Trả kết quả", href: "/can-bo/tra-ket-qua", icon: "hand", key: "t", roles: COUNTER },
  { id: "tra-cuu", label: "Tra cứu", href: "/can-bo/tra-cuu", icon: "search", key: "k" },
  {
    id: "thu-phi",
    label: "Thu phí, lệ phí",
    href: "/can-bo/thu-phi",
    icon: "file",
    key: "p",
    roles: ["cashier", "bank-controller", "accountant", "centre-manager"],
  },
  {
    id: "doi-soat",
    label: "Đối soát",
    href: "/can-bo/doi-soat",
    icon: "tasks",
    key: "o",
    roles: ["cashier", "bank-controller", "accountant", "centre-manager"],
  },
  {
    id: "giao-nhan",
    label: "Giao nhận hồ sơ giấy",
    href: "/can-bo/giao-nhan",
    icon: "inbox",
    key: "g",
    roles: ["counter-officer", "return-officer", "registry-clerk", "specialist", "postal-officer", "centre-manager"],
  },
  {
    id: "buu-chinh",
    label: "Bưu chính công ích",
    href: "/can-bo/buu-chinh",
    icon: "file",
    key: "b",
    roles: ["postal-officer", "counter-officer", "return-officer", "centre-manager"],
  },
  {
    id: "dieu-hanh",
    label: "Điều hành",
    href: "/dieu-hanh",
    icon: "flag",
    key: "d",
    roles: ["provincial-leader", "centre-manager", "department-leader"],
  },
  {
    id: "thong-ke",
    label: "Thống kê - báo cáo",
    href: "/can-bo/thong-ke",
    icon: "file",
    key: "s",
    roles: [
      "counter-officer",
      "specialist",
      "head-of-division",
      "department-leader",
      "centre-manager",
      "provincial-leader",
    ],
  },
  {
    id: "quan-tri",
    label: "Quản trị",
    href: "/can-bo/quan-tri",
    icon: "shield",
    key: "q",
    roles: ["system-administrator", "centre-manager"],
  },
];

/** The rooms that somebody with these roles may enter. */
export function roomsFor(roles: readonly string[]): readonly Room[] {
  return ROOMS.filter((room) => room.roles === undefined || room.roles.some((role) => roles.includes(role)));
}
