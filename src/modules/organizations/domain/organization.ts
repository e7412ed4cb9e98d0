/** What an agency is for the centre; enterprises and partners have dossiers or duties here as well as State organs. */
export const AGENCY_KINDS = [
  "people-committee",
  "department",
  "enterprise",
  "notary-office",
  "bank",
  "post",
  "centre",
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** An organisation with its own code, letterhead and units; its code is the prefix of its dossier codes. */
export type Agency = {
  readonly id: string;
  readonly code: string;
  /** True when no public source gives the code: shown wherever the code could be taken for an official one. */
  readonly codeIsInvented: boolean;
  readonly name: string;
  readonly shortName: string;
  readonly kind: AgencyKind;
  readonly superiorName: string;
  readonly address: string;
  readonly phone: string;
  /** Place name before the date on letterheads. */
  readonly place: string;
  readonly website: string;
};

export const UNIT_KINDS = ["counter", "return-desk", "division", "leadership", "registry", "management"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A part of an agency in which officers hold positions; a seconded counter belongs to the sending agency. */
export type Unit = {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: UnitKind;
  readonly name: string;
};

const AGENCY_KIND_LABELS = {
  "people-committee": "Ủy ban nhân dân",
  department: "Sở, ban, ngành",
  enterprise: "Doanh nghiệp",
  "notary-office": "Phòng công chứng",
  bank: "Ngân hàng",
  post: "Bưu điện",
  centre: "Trung tâm Phục vụ hành chính công",
} as const satisfies Record<AgencyKind, string>;

const UNIT_KIND_LABELS = {
  counter: "Quầy tiếp nhận",
  "return-desk": "Quầy trả kết quả",
  division: "Phòng chuyên môn",
  leadership: "Lãnh đạo",
  registry: "Văn thư",
  management: "Ban quản lý, điều hành",
} as const satisfies Record<UnitKind, string>;

/** Vietnamese name of a kind of agency. */
export function agencyKindLabel(kind: AgencyKind): string {
  return AGENCY_KIND_LABELS[kind];
}

/** Vietnamese name of a kind of unit. */
export function unitKindLabel(kind: UnitKind): string {
  return UNIT_KIND_LABELS[kind];
}

/** The code as shown to people: an invented one is marked, so that nobody takes it for an official code. */
export function presentAgencyCode(agency: Pick<Agency, "code" | "codeIsInvented">): string {
  return agency.codeIsInvented ? `${agency.code} (mã giả định)` : agency.code;
}
