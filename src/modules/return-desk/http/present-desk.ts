import { formatInstant, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { DueChipProps } from "#ui/components/chip/chip.tsx";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { whereIs } from "#modules/custody/index.ts";
import {
  listAwaitingPickup,
  listDossiersById,
  listReach,
  maySee,
  presentDue,
  timeliness,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { findPerson, maskNationalId, type Viewer } from "#modules/identity/index.ts";
import { findUnit } from "#modules/organizations/index.ts";
import { listRequestsOf } from "#modules/payments/index.ts";
import { findProcedureCase } from "#modules/procedures/index.ts";
import type { DeskProps, PersonFacts } from "../pages/desk-page.tsx";
import type { DueDemand, ResultOnDesk, WherePaper } from "../pages/result-on-desk.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Looking = {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
};

/** Everything the desk shows of a result and of what else the same person could fetch. */
export async function presentDesk(
  { db, viewer, now, calendar }: Looking,
  dossier: Dossier,
  added: readonly string[],
): Promise<Omit<DeskProps, "viewer" | "typed" | "errors" | "flash">> {
  const waiting = await listAwaitingPickup(db, { reach: listReach(viewer), ownerId: dossier.ownerId }, { limit: 20 });
  const ids = new Set([...waiting.lines.map(({ id }) => id), ...added.filter((id) => UUID.test(id))]);
  ids.delete(dossier.id);
  const others = (await listDossiersById(db, [...ids])).filter(
    (one) => maySee(viewer, one) && one.state === "resolved" && one.delivery !== "with-post",
  );
  const [main, ...rest] = await Promise.all([dossier, ...others].map((one) => onDesk(db, one)));
  if (main === undefined) throw new Error("a desk without a result");
  return {
    main,
    others: rest,
    due: asResult(presentDue(dossier, now, calendar)),
    isLate: timeliness(dossier) === "late" ? "yes" : "no",
    owner: await personFacts(db, dossier.ownerId, dossier.ownerName),
    submitter:
      dossier.submitterId === dossier.ownerId
        ? undefined
        : await personFacts(db, dossier.submitterId, dossier.submitterName),
  };
}

/** The chip speaks of the agency's result; here it waits and is not handed over yet. */
export function asResult(due: DueChipProps | undefined): DueChipProps | undefined {
  return due && { ...due, text: due.text.replace(/^đã trả/, "có kết quả") };
}

/** One result as it lies on the desk. */
async function onDesk(db: Db, dossier: Dossier): Promise<ResultOnDesk> {
  return {
    id: dossier.id,
    code: dossier.code ?? "",
    version: dossier.version,
    ownerName: dossier.ownerName,
    procedureName: dossier.procedureName,
    result:
      dossier.result === null
        ? ""
        : `${dossier.result.kind === "refused" ? "Từ chối" : "Đồng ý"}, số ${dossier.result.number}`,
    resultName: await resultNameOf(db, dossier),
    resolvedAt: dossier.resolvedAt === null ? "" : formatInstant(dossier.resolvedAt),
    originals: dossier.heldOriginals,
    demand: await demandOf(db, dossier),
    where: await whereOf(db, dossier),
  };
}

/** What the paper of the result is called. */
export async function resultNameOf(db: Db, dossier: Dossier): Promise<string> {
  const name = (await findProcedureCase(db, dossier.caseId))?.resultName ?? "";
  return dossier.result?.kind === "refused" ? "Văn bản từ chối" : name || "Kết quả giải quyết";
}

async function demandOf(db: Db, dossier: Dossier): Promise<DueDemand | undefined> {
  if (dossier.money !== "due") return undefined;
  const open = (await listRequestsOf(db, dossier.id)).filter(({ state }) => state === "open");
  return {
    amount: formatMoney(dossier.feesDue - dossier.feesPaid),
    lines: open.flatMap(({ lines }) => lines.map(({ name, amount }) => `${name}: ${formatMoney(amount)}`)),
    references: open.map(({ reference }) => reference),
  };
}

async function whereOf(db: Db, { code }: Dossier): Promise<WherePaper> {
  const found = code === null ? undefined : await whereIs(db, code);
  if (found === undefined) return { isHere: "no-paper", text: "Hồ sơ không có giấy để trả." };
  const { custodian, since, shelf } = found.bundle;
  const unit = custodian.kind === "unit" ? await findUnit(db, custodian.id) : undefined;
  const isHere = unit?.kind === "counter" || unit?.kind === "return-desk";
  const place = shelf === null ? "" : `, ngăn ${shelf}`;
  const next = found.pending === null ? "" : `; đang giao cho ${found.pending.to.label}, chưa ký nhận`;
  return { isHere: isHere ? "yes" : "no", text: `${custodian.label}${place}, từ ${formatInstant(since)}${next}` };
}

async function personFacts(db: Db, id: string, name: string): Promise<PersonFacts> {
  const person = await findPerson(db, id);
  return {
    name,
    number: person?.nationalId == null ? "" : maskNationalId(person.nationalId),
    phone: person?.phone ?? "",
    address: person?.address ?? "",
  };
}
