/** Positions an officer may hold; issue of roles: Decree 61/2018 Art. 9-12 and the internal workflows. */
export const ROLES = [
  "counter-officer",
  "specialist",
  "head-of-division",
  "department-leader",
  "registry-clerk",
  "return-officer",
  "cashier",
  "bank-controller",
  "accountant",
  "postal-officer",
  "centre-manager",
  "provincial-leader",
  "system-administrator",
] as const;
export type Role = (typeof ROLES)[number];

/** A position: a role in a unit; dossiers and tasks point at positions, so that people change and tasks stay. */
export type Appointment = { readonly unitId: string; readonly agencyId: string; readonly role: Role };

/** The signed-in officer with the appointments in force now, own and by substitution. */
export type Viewer = {
  readonly officerId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly title: string;
  readonly appointments: readonly Appointment[];
};

const ROLE_LABELS = {
  "counter-officer": "Cán bộ tiếp nhận",
  specialist: "Chuyên viên thụ lý",
  "head-of-division": "Trưởng phòng",
  "department-leader": "Lãnh đạo cơ quan",
  "registry-clerk": "Văn thư",
  "return-officer": "Cán bộ trả kết quả",
  cashier: "Thu ngân",
  "bank-controller": "Kiểm soát viên ngân hàng",
  accountant: "Kế toán",
  "postal-officer": "Nhân viên bưu chính",
  "centre-manager": "Lãnh đạo Trung tâm",
  "provincial-leader": "Lãnh đạo UBND tỉnh",
  "system-administrator": "Quản trị hệ thống",
} as const satisfies Record<Role, string>;

/** Vietnamese name of a role. */
export function roleLabel(role: Role): string {
  return ROLE_LABELS[role];
}

/** Whether the text names a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** Whether the viewer holds one of the roles anywhere. */
export function hasRole(viewer: Pick<Viewer, "appointments">, ...roles: readonly Role[]): boolean {
  return viewer.appointments.some((appointment) => roles.includes(appointment.role));
}

/** Whether the viewer holds one of the roles in that agency. */
export function hasRoleInAgency(
  viewer: Pick<Viewer, "appointments">,
  agencyId: string,
  ...roles: readonly Role[]
): boolean {
  return viewer.appointments.some((held) => held.agencyId === agencyId && roles.includes(held.role));
}

/** Whether the viewer holds the role in that very unit. */
export function holdsPosition(viewer: Pick<Viewer, "appointments">, unitId: string, role: Role): boolean {
  return viewer.appointments.some((held) => held.unitId === unitId && held.role === role);
}

/** Stands in histories for what a machine did (a platform's message, a bank's file); nobody signs in as it. */
export const SERVICE_OFFICER = { id: "00000000-0000-7000-8000-000000000001", name: "Hệ thống" } as const;
