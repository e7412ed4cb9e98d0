import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import { checkFreeText } from "#kernel/vietnamese.ts";
import { isRole, type Role } from "./viewer.ts";

/** An appointment as typed: dates as `yyyy-MM-dd`, empty text for what is not given. */
export type AppointmentInput = {
  readonly unitId: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  /** The officer whose position is taken for a time; empty for an own position. */
  readonly substituteFor: string;
  readonly decision: string;
};

export type CheckedAppointment = {
  readonly unitId: string;
  readonly role: Role;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly substituteFor: string | null;
  readonly decision: string;
};

export type AppointmentFault = { readonly field: keyof AppointmentInput; readonly vi: string; readonly en: string };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FAULTS = {
  unit: { field: "unitId", vi: "Chọn đơn vị.", en: "Choose a unit." },
  role: { field: "role", vi: "Chọn vai trò.", en: "Choose a role." },
  from: { field: "from", vi: "Nhập ngày bắt đầu.", en: "Enter the first day." },
  to: { field: "to", vi: "Ngày kết thúc không đọc được.", en: "The last day cannot be read." },
  order: {
    field: "to",
    vi: "Ngày kết thúc không được trước ngày bắt đầu.",
    en: "The last day must not be before the first.",
  },
  substituteEnds: {
    field: "to",
    vi: "Người thay thế cần có ngày kết thúc.",
    en: "A substitute needs a last day.",
  },
  substitute: { field: "substituteFor", vi: "Chọn người được thay.", en: "Choose who is substituted." },
  decision: {
    field: "decision",
    vi: "Số, ngày quyết định không quá 200 ký tự.",
    en: "The decision has at most 200 characters.",
  },
} as const satisfies Record<string, AppointmentFault>;

/**
 * Checks an appointment; the error lists every faulty field.
 * Decree 61/2018 Art. 11: each sending agency names a substitute; a substitution is for a limited time.
 */
export function checkAppointment(input: AppointmentInput): Result<CheckedAppointment, readonly AppointmentFault[]> {
  const from = parseDay(input.from);
  const to = input.to === "" ? null : parseDay(input.to);
  const decision = checkFreeText(input.decision, 200);
  const isSubstitution = input.substituteFor !== "";
  const faults: readonly AppointmentFault[] = [
    ...(UUID.test(input.unitId) ? [] : [FAULTS.unit]),
    ...(isRole(input.role) ? [] : [FAULTS.role]),
    ...(from === undefined ? [FAULTS.from] : []),
    ...(to === undefined ? [FAULTS.to] : []),
    ...(from !== undefined && to && Temporal.PlainDate.compare(to, from) < 0 ? [FAULTS.order] : []),
    ...(isSubstitution && to === null ? [FAULTS.substituteEnds] : []),
    ...(isSubstitution && !UUID.test(input.substituteFor) ? [FAULTS.substitute] : []),
    ...(decision.ok ? [] : [FAULTS.decision]),
  ];
  if (faults.length > 0 || !isRole(input.role) || from === undefined || to === undefined || !decision.ok) {
    return err(faults);
  }
  const substituteFor = isSubstitution ? input.substituteFor : null;
  return ok({ unitId: input.unitId, role: input.role, from, to, substituteFor, decision: decision.value });
}

function parseDay(text: string): PlainDate | undefined {
  if (!/^(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
