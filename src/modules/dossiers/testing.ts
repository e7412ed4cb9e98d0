import { Temporal, type Instant } from "#kernel/time.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Appointment, Role, Viewer } from "#modules/identity/domain.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import { decideAcceptance } from "./domain/accept.ts";
import { decideAssignment } from "./domain/assign.ts";
import type { Decision, Given } from "./domain/decision.ts";
import type { Dossier } from "./domain/dossier.ts";
import type { DossierEvent, DossierSubmitted } from "./domain/events.ts";
import { born, evolve } from "./domain/evolve.ts";
import { decideHandOver } from "./domain/hand-over.ts";
import { decideObligationRequest } from "./domain/obligation.ts";
import { decideRefusal } from "./domain/refuse.ts";
import { decideSupplementRequest } from "./domain/request-supplement.ts";
import { decideResolution } from "./domain/resolve.ts";
import { decideStop } from "./domain/stop.ts";
import { decideSubmission, type Minted, type Submission } from "./domain/submit.ts";
import { decideWithdrawal } from "./domain/withdraw.ts";

/** Ids of the fictional world of these tests: one department, one other agency, a few people. */
export const IDS = {
  dossier: id(1),
  agency: id(2),
  otherAgency: id(3),
  counter: id(4),
  division: id(5),
  owner: id(6),
  submitter: id(7),
  officer: id(8),
  specialist: id(9),
  leader: id(10),
  procedure: id(11),
  version: id(12),
  procedureCase: id(13),
  stranger: id(14),
} as const;

/** The law's calendar for the years that the tests live in. */
export const CALENDAR: WorkingCalendar = calendarOfLaw(2025, 2029, STATE_ANNOUNCEMENTS);

/** `at("2026-11-23 09:15")` on the clock of Vietnam. */
export function at(local: string): Instant {
  return Temporal.Instant.from(`${local.replace(" ", "T")}+07:00`);
}

/** An officer who holds these roles in the department of the tests. */
export function viewerAs(...roles: readonly Role[]): Viewer {
  return viewerWith(roles.map((role) => ({ role, agencyId: IDS.agency, unitId: unitOf(role) })));
}

/** An officer with any appointments. */
export function viewerWith(appointments: readonly Appointment[]): Viewer {
  return { officerId: IDS.officer, sessionId: id(99), name: "Nông Thị Bích", title: "Chuyên viên", appointments };
}

/** What a decision is given, by default at 09:15 on Monday 23 November 2026. */
export function given(viewer: Viewer, now: Instant = at("2026-11-23 09:15")): Given {
  return { now, calendar: CALENDAR, viewer };
}

/** A fictional procedure case: five working days, one required paper, a supplement restarts the limit. */
export function aCase(change: Partial<ProcedureCase> = {}): ProcedureCase {
  return {
    id: IDS.procedureCase,
    versionId: IDS.version,
    procedureId: IDS.procedure,
    procedureCode: "9.000001",
    procedureName: "Cấp giấy phép mở quầy sách lưu động",
    caseCode: "TH1",
    caseName: "Cấp lần đầu",
    agencyId: IDS.agency,
    fieldName: "Xuất bản",
    rule: { limit: { value: 5, unit: "working-day" }, mode: "end-of-day", legalBasis: "Quyết định thử nghiệm" },
    limitText: "05 ngày làm việc",
    immediate: false,
    components: [
      { code: "TP1", name: "Đơn đề nghị", originals: 1, copies: 0, required: true },
      { code: "TP2", name: "Bản vẽ vị trí", originals: 0, copies: 1, required: false },
    ],
    fees: [],
    resultName: "Giấy phép",
    supplementRule: "reset",
    maxSupplements: 1,
    workflowVersionId: null,
    legalBasis: "Quyết định thử nghiệm",
    doubtful: [],
    ...change,
  };
}

/** A complete submission for `aCase`. */
export function aSubmission(change: Partial<Submission & Minted> = {}): Submission & Minted {
  return {
    dossierId: IDS.dossier,
    secret: "0123ABCD",
    channel: "direct",
    returnBy: "at-centre",
    receivingUnitId: IDS.counter,
    owner: { id: IDS.owner, name: "Nguyễn Văn Đức", phone: "0912345678" },
    submitter: { id: IDS.submitter, name: "Hoàng Thị Ẩn", phone: null },
    summary: "Đề nghị cấp giấy phép mở quầy sách lưu động",
    copies: 1,
    papers: [{ code: "TP1", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null }],
    ...change,
  };
}

/** Builds a dossier in the state that a test needs, through the real acts: `aDossier().inProgress().build()`. */
export type DossierBuilder = {
  readonly accepted: (when?: Instant) => DossierBuilder;
  readonly inProgress: () => DossierBuilder;
  readonly awaitingIntakeSupplement: () => DossierBuilder;
  readonly awaitingSupplement: (when?: Instant) => DossierBuilder;
  readonly awaitingObligation: (when?: Instant) => DossierBuilder;
  readonly refused: () => DossierBuilder;
  readonly resolved: (when?: Instant) => DossierBuilder;
  readonly returned: (when?: Instant) => DossierBuilder;
  readonly withdrawn: () => DossierBuilder;
  readonly stopped: () => DossierBuilder;
  /** Due at the closing of that day, whatever the rule says. */
  readonly dueOn: (date: string) => DossierBuilder;
  readonly with: (change: Partial<Dossier>) => DossierBuilder;
  readonly build: () => Dossier;
};

const RECEIVED = at("2026-11-23 09:15");
const CODE = "H37.99-261123-0001";

/** A dossier submitted at 09:15 on Monday 23 November 2026. */
export function aDossier(procedureCase: ProcedureCase = aCase(), submission = aSubmission()): DossierBuilder {
  const event = valueOf<DossierSubmitted>(
    decideSubmission(procedureCase, submission, given(viewerAs("counter-officer"), RECEIVED)),
  );
  return builder(born(event), procedureCase);
}

function builder(dossier: Dossier, procedureCase: ProcedureCase): DossierBuilder {
  const after = (decision: Decision<ActEvent>) => builder(evolve(dossier, coded(valueOf(decision))), procedureCase);
  const later = (hours: number) => dossier.submittedAt.add({ hours });
  const self: DossierBuilder = {
    accepted: (when = RECEIVED) => {
      const { papers } = dossier;
      const acceptance = { papers, heldOriginals: [], feesDue: 0, confirmedLimit: null, ...procedureCase };
      return after(decideAcceptance(dossier, acceptance, given(viewerAs("counter-officer"), when)));
    },
    inProgress: () => {
      const from = dossier.acceptedAt === null ? self.accepted().build() : dossier;
      const command = { handlerId: IDS.specialist };
      const decision = decideAssignment(from, command, given(viewerAs("head-of-division"), later(1)));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    awaitingIntakeSupplement: () => after(decideSupplementRequest(dossier, ASKED, given(viewerAs("counter-officer")))),
    awaitingSupplement: (when = later(3)) => {
      const from = dossier.state === "in-progress" ? dossier : self.inProgress().build();
      const decision = decideSupplementRequest(from, ASKED, given(viewerAs("specialist"), when));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    awaitingObligation: (when = later(3)) => {
      const from = dossier.state === "in-progress" ? dossier : self.inProgress().build();
      const decision = decideObligationRequest(from, { notice: "12/TB-CT" }, given(viewerAs("specialist"), when));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    refused: () =>
      after(decideRefusal(dossier, { ground: "not-competent", reason: REASON }, given(viewerAs("counter-officer")))),
    resolved: (when = later(24)) => {
      const from = dossier.acceptedAt === null ? self.inProgress().build() : dossier;
      const signedOn = when.toZonedDateTimeISO("+07:00").toPlainDate();
      const resolution = { result: "granted", number: "15/GP", signedOn, signerId: IDS.leader, summary: "" } as const;
      const decision = decideResolution(from, resolution, given(viewerAs("department-leader"), when));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    returned: (when = later(48)) => {
      const from = dossier.state === "resolved" ? dossier : self.resolved().build();
      const handOver = { receiver: "owner", receiverId: from.ownerId, authorisation: null } as const;
      const decision = decideHandOver(from, handOver, given(viewerAs("return-officer"), when));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    withdrawn: () => after(decideWithdrawal(dossier, { reason: REASON }, given(viewerAs("counter-officer"), later(4)))),
    stopped: () => {
      const from = dossier.acceptedAt === null ? self.inProgress().build() : dossier;
      const command = { reason: REASON, legalBasis: "Điều 1" };
      const decision = decideStop(from, command, given(viewerAs("department-leader"), later(4)));
      return builder(evolve(from, valueOf(decision)), procedureCase);
    },
    dueOn: (date) => builder({ ...dossier, dueAt: at(`${date} 16:30`) }, procedureCase),
    with: (change) => builder({ ...dossier, ...change }, procedureCase),
    build: () => dossier,
  };
  return self;
}

type ActEvent = Exclude<DossierEvent, DossierSubmitted>;

const REASON = "Không thuộc thẩm quyền giải quyết của cơ quan";
const ASKED = {
  reason: "Đơn chưa có chữ ký",
  papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
  secondBasis: null,
};

/** The event of a decision that must not refuse. */
export function valueOf<E extends DossierEvent>(decision: Decision<E>): E {
  if (!decision.ok) throw new Error(`refused: ${decision.error.kind}`);
  return decision.value;
}

/** The refusal of a decision that must refuse. */
export function refusalOf(decision: Decision) {
  if (decision.ok) throw new Error(`not refused: ${decision.value.kind}`);
  return decision.error;
}

function coded<E extends DossierEvent>(event: E): E {
  return "code" in event && event.code === null ? { ...event, code: CODE } : event;
}

function unitOf(role: Role): string {
  return role === "counter-officer" ? IDS.counter : IDS.division;
}

function id(n: number): string {
  return `019ab000-0000-7000-8000-${String(n).padStart(12, "0")}`;
}
