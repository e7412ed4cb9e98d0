import type { Instant } from "#kernel/time.ts";

/** To whom a minute of a dossier is charged; always exactly one. */
export type OwnerKind = "citizen" | "counter" | "agency" | "payment" | "opinion" | "post" | "outage";

export const OWNER_KINDS = [
  "counter",
  "agency",
  "opinion",
  "citizen",
  "payment",
  "post",
  "outage",
] as const satisfies readonly OwnerKind[];

/** Who had the dossier: the kind, and where it is an authority its unit and the officer, or null while nobody had taken it. */
export type Owner = {
  readonly kind: OwnerKind;
  readonly agencyId: string | null;
  readonly unitId: string | null;
  readonly officerId: string | null;
};

/** A stretch of a dossier's time with its one owner; minutes are working minutes. */
export type Charge = Owner & {
  readonly from: Instant;
  readonly to: Instant;
  readonly stepCode: string | null;
  readonly minutes: number;
  /** Minutes past the owner's own share; an outage or the post has no share, nor has a citizen while the clock runs. */
  readonly beyond: number;
  /** Whether the dossier's own clock ran: only then can these minutes have made it late. */
  readonly counted: "yes" | "no";
  /** Minutes past the dossier's due date. */
  readonly pastDue: number;
};

/** Everything charged to one owner over a dossier's life. */
export type Share = Owner & {
  readonly minutes: number;
  readonly beyond: number;
  /** Minutes that made the dossier late; 0 unless it is late. */
  readonly late: number;
};

/** Names of the owners as people read them. */
export const OWNER_NAMES = {
  counter: { vi: "Bộ phận tiếp nhận", en: "Counter" },
  agency: { vi: "Cơ quan giải quyết", en: "Resolving agency" },
  opinion: { vi: "Cơ quan cho ý kiến", en: "Body giving its opinion" },
  citizen: { vi: "Người nộp hồ sơ", en: "Applicant" },
  payment: { vi: "Nghĩa vụ tài chính", en: "Financial obligation" },
  post: { vi: "Bưu chính", en: "Post" },
  outage: { vi: "Sự cố hệ thống", en: "System outage" },
} as const satisfies Record<OwnerKind, { vi: string; en: string }>;
