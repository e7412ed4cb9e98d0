import { listHandOversOf } from "#modules/custody/index.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";
import { listTasksOf } from "#modules/processing/index.ts";
import type { ControlSlip, HandOverRow } from "../domain/control-slip.ts";
import type { HandOverSheet } from "../domain/hand-over-sheet.ts";
import { handOverRows, type Naming, type Stay } from "../domain/hand-over-log.ts";
import { printedLimit, printedPapers } from "../domain/print-texts.ts";
import { applicantOf, type Facts, headingOf, lastOf } from "./facts.ts";

/** Blocks left for hand-overs on paper. */
const BLANK_ROWS = 2;

/** Fills the Phiếu kiểm soát from the tasks that carried the dossier from unit to unit. */
export async function controlSlipOf(facts: Facts): Promise<ControlSlip> {
  const { dossier, centre, handling } = facts;
  const [{ stays, naming }, agencies] = await Promise.all([log(facts), listAgencies(facts.db)]);
  const papers = await handOversOfPaper(facts);
  const receivedAt = dossier.acceptedAt ?? dossier.submittedAt;
  const coordinating = dossier.involvedAgencyIds.filter((id) => id !== dossier.handlingAgencyId);
  return {
    heading: headingOf(facts, centre, receivedAt),
    owner: dossier.ownerName,
    receivedAt,
    dueAt: dossier.dueAt ?? dossier.originalDueAt,
    resolvingUnit: handling.name,
    coordinatingUnits: agencies.filter(({ id }) => coordinating.includes(id)).map(({ name }) => name),
    // The paper itself tells better than the tasks that went with it (handbook §15.15).
    handOvers: papers.length > 0 ? papers : handOverRows(stays, naming),
    blankRows: BLANK_ROWS,
  };
}

/** Fills the Giấy bàn giao from the first hand-over: counter to resolving unit (NĐ 61/2018/NĐ-CP Điều 18). */
export async function handOverSheetOf(facts: Facts): Promise<HandOverSheet> {
  const { dossier, centre, handling } = facts;
  const { stays, naming } = await log(facts);
  const [first] = handOverRows(stays, naming);
  const receivedAt = dossier.acceptedAt ?? dossier.submittedAt;
  return {
    heading: headingOf(facts, centre, first?.at ?? receivedAt),
    fromUnit: facts.receivingUnit,
    toUnit: first === undefined ? handling.name : joined(first.to, handling.name),
    applicant: applicantOf(facts),
    request: dossier.summary,
    receivedAt,
    limit: printedLimit(dossier.rule),
    dueAt: dossier.dueAt ?? dossier.originalDueAt,
    papers: printedPapers(dossier.papers),
    sets: dossier.copies,
    giver: first?.giver ?? "",
    receiver: first?.receiver ?? "",
  };
}

/** The hand-overs that the custody of the paper knows: each giao with its nhận. */
async function handOversOfPaper({ db, dossier }: Facts): Promise<readonly HandOverRow[]> {
  const received = (await listHandOversOf(db, dossier.id)).filter(({ state }) => state === "received");
  const ids = received.flatMap(({ givenBy, endedBy }) => [givenBy, ...(endedBy === null ? [] : [endedBy])]);
  const names = new Map((await listOfficersById(db, [...new Set(ids)])).map(({ id, name }) => [id, name]));
  return received.map((handOver) => ({
    from: handOver.from.label,
    to: handOver.to.label,
    at: handOver.endedAt,
    giver: names.get(handOver.givenBy) ?? "",
    receiver: names.get(handOver.endedBy ?? "") ?? "",
    outcome: "",
    note: handOver.note,
  }));
}

async function log(facts: Facts): Promise<{ readonly stays: readonly Stay[]; readonly naming: Naming }> {
  const { db, dossier } = facts;
  const tasks = await listTasksOf(db, dossier.id);
  const stays = tasks
    .filter(({ state }) => state !== "cancelled")
    .map((task): Stay => ({
      unitId: task.unitId,
      officerId: task.doneBy ?? task.ownerId,
      from: task.createdAt,
      doneAt: task.doneAt,
      dueAt: task.dueAt,
    }));
  const accepted = lastOf(facts, "dossier-accepted");
  const counter: Stay[] =
    accepted === undefined
      ? []
      : [{ unitId: accepted.unitId, officerId: accepted.actorId, from: accepted.at, doneAt: accepted.at, dueAt: null }];
  const all = [...counter, ...stays];
  const [units, officers] = await Promise.all([
    listUnits(db),
    listOfficersById(db, [...new Set(all.flatMap(({ officerId }) => (officerId === null ? [] : [officerId])))]),
  ]);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const officerNames = new Map(officers.map(({ id, name }) => [id, name]));
  return {
    stays: all,
    naming: {
      unit: (id) => unitNames.get(id) ?? "",
      officer: (id) => (id === null ? "" : (officerNames.get(id) ?? "")),
    },
  };
}

function joined(unit: string, agency: string): string {
  return unit.includes(agency) ? unit : `${unit}, ${agency}`;
}
