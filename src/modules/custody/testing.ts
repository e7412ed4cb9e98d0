import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { Bundle, HandOver } from "./domain/bundle.ts";
import type { Custodian } from "./domain/custodian.ts";
import type { Given } from "./domain/given.ts";
import { lost, type Loss } from "./domain/loss.ts";

/** Two agencies of three units, a courier, an applicant and an archive: the places of pure tests. */
export const PLACES = {
  counter: { kind: "unit", id: "unit-counter", label: "Quầy Sở Xây dựng" },
  division: { kind: "unit", id: "unit-division", label: "Phòng Quản lý nhà" },
  other: { kind: "unit", id: "unit-other", label: "Phòng của Sở khác" },
  courier: { kind: "courier", id: "courier-1", label: "Bưu tá Hoàng Văn Thư" },
  post: { kind: "post", id: "post-1", label: "Bưu điện tỉnh" },
  applicant: { kind: "applicant", id: "person-1", label: "Người nộp hồ sơ" },
  archive: { kind: "archive", id: "agency-1", label: "Lưu trữ · Sở Xây dựng" },
} as const satisfies Record<string, Custodian>;

const AGENCIES: Readonly<Record<string, string>> = {
  "unit-counter": "agency-1",
  "unit-division": "agency-1",
  "unit-other": "agency-2",
};

export const NOW = at("2026-11-23 10:00");

/** A bundle at the counter: three sheets, one of them an original. */
export function aBundle(change: Partial<Bundle> = {}): Bundle {
  return {
    dossierId: "dossier-1",
    version: 1,
    code: "H37.07-261123-0001",
    immediate: false,
    homeUnitId: PLACES.counter.id,
    custodian: PLACES.counter,
    since: at("2026-11-23 09:15"),
    shelf: null,
    sheets: 3,
    originals: 1,
    openedAt: at("2026-11-23 09:15"),
    forwardBy: at("2026-11-23 16:30"),
    forwardedAt: null,
    endedAt: null,
    ...change,
  };
}

/** Its giao from the counter to the division, not acknowledged. */
export function aHandOver(change: Partial<HandOver> = {}): HandOver {
  return {
    id: "hand-over-1",
    batchId: "batch-1",
    dossierId: "dossier-1",
    state: "given",
    from: PLACES.counter,
    to: PLACES.division,
    sheets: 3,
    originals: 1,
    note: "",
    givenAt: at("2026-11-23 09:30"),
    givenBy: "officer-giver",
    acknowledgeBy: at("2026-11-23 16:00"),
    endedAt: null,
    endedBy: null,
    reason: "",
    counted: null,
    difference: "none",
    settledAt: null,
    settledBy: null,
    settlement: "",
    ...change,
  };
}

/** What a decision is given for an officer in these places: `["specialist", "unit-division"]`. */
export function givenFor(officerId: string, ...places: readonly (readonly [role: Role, unitId: string])[]): Given {
  const appointments = places.map(([role, unitId]) => ({ role, unitId, agencyId: AGENCIES[unitId] ?? "agency-9" }));
  return {
    now: NOW,
    calendar: CALENDAR,
    viewer: { officerId, appointments },
    agencyOfUnit: (unitId) => AGENCIES[unitId],
    acknowledgeHours: 4,
  };
}

/** A bundle that the courier lost between counter and division. */
export function aLoss(change: Partial<Loss> = {}): Loss {
  const between = { giver: PLACES.counter, receiver: PLACES.division, carrier: PLACES.courier };
  const losing = { id: "0190-abcdef", isoDay: "2026-11-23", handOverId: null, lost: { sheets: 3, originals: 1 } };
  const told = { circumstances: "Rơi trên đường", contents: "Đơn: 1 bản chính", at: NOW, by: "officer-finder" };
  return { ...lost({ dossierId: "dossier-1" }, { ...between, ...losing, ...told }), ...change };
}
