import type { Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { agencyTable, counted, type AgencyColumn } from "../../domain/agency-table.ts";
import { addFigures, NO_FIGURES, type Figures } from "../../domain/flow.ts";
import { agencyIdsOf, type ReportQuestion, type ReportScope } from "../../domain/report-template.ts";
import type { Reconciliation, Report, ReportNote } from "../../domain/report.ts";
import { NO_PARTS, type OnlinePart, type OnlineParts } from "../../domain/service-levels/service-level.ts";
import { NO_COUNTS, readAgencyCounts, type AgencyCounts, type CountsAsked } from "../../store/agency-counts.ts";
import { readFigures, type Cell } from "../../store/read-figures.ts";
import { onlineByLevel, type OnlineByLevel } from "../service-levels/online-by-level.ts";
import { addMoney, NO_MONEY, readAgencyMoney, type AgencyMoney } from "../agency-money.ts";
import type { ReportTemplate } from "../report-template.ts";

/** What a line of a report by agency can show: the figures by the way of handing in, and the counts beside them. */
export type AgencyNumbers = {
  readonly direct: Figures;
  readonly online: Figures;
  readonly postal: Figures;
  readonly counts: AgencyCounts;
  /** Online dossiers received by the level of their procedure; null while no level is entered, or none is told. */
  readonly onlineParts: OnlineParts | null;
  /** How it was paid for and receipted; nothing where the report does not tell of money. */
  readonly money: AgencyMoney;
};

/** The figures whatever the way of handing in. */
export function allFigures({ direct, online, postal }: AgencyNumbers): Figures {
  return addFigures(addFigures(direct, online), postal);
}

/** A column of what was received in one way of handing in. */
export function countedVia(
  heading: Parameters<typeof counted>[0],
  channel: "direct" | "online" | "postal",
): AgencyColumn<AgencyNumbers> {
  const column = counted<AgencyNumbers>(heading, "received", (numbers) => numbers[channel].during.received);
  return { ...column, cell: (numbers, whose) => column.cell(numbers, { ...whose, channel }) };
}

/** A column of online dossiers received of one level; without any level `unleveled` says what it shows. */
export function countedByLevel(
  heading: Parameters<typeof counted>[0],
  part: OnlinePart,
  unleveled: AgencyColumn<AgencyNumbers>["cell"],
): AgencyColumn<AgencyNumbers> {
  const column = counted<AgencyNumbers>(heading, "received-online", ({ onlineParts }) => onlineParts?.[part] ?? 0);
  return {
    ...column,
    cell: (numbers, whose) =>
      numbers.onlineParts === null ? unleveled(numbers, whose) : column.cell(numbers, { ...whose, onlinePart: part }),
  };
}

type AgencyReport = {
  readonly template: Omit<ReportTemplate, "fill">;
  readonly columns: readonly AgencyColumn<AgencyNumbers>[];
  readonly counts?: CountsAsked["what"];
  /** Tells how fees were paid and which receipts were written. */
  readonly money?: "told";
  /** Tells online dossiers apart by the level of their procedure. */
  readonly levels?: "told";
  readonly unit?: string;
  readonly reconciliations?: (whole: AgencyNumbers) => readonly Reconciliation[];
  readonly notes?: readonly ReportNote[];
  readonly legalBasis: string;
};

/** A report with one line for each agency of its scope, those with nothing included. */
export function agencyReport(report: AgencyReport): ReportTemplate {
  return { ...report.template, fill: (db, question) => fill(db, question, report) };
}

async function fill(db: Db, question: ReportQuestion, report: AgencyReport): Promise<Report> {
  const { period, until, scope, letterhead } = question;
  const agencyIds = agencyIdsOf(scope);
  const asked = { from: period.from, until, ...(agencyIds === undefined ? {} : { agencyIds }) };
  const [cells, whole, counts, online, money] = await Promise.all([
    readFigures(db, { ...asked, by: ["agency", "channel"] }),
    readFigures(db, { ...asked, by: ["channel"] }),
    report.counts === undefined
      ? new Map<string, AgencyCounts>()
      : readAgencyCounts(db, { ...asked, what: report.counts }),
    report.levels === undefined ? null : onlineByLevel(db, asked),
    report.money === undefined ? new Map<string, AgencyMoney>() : readAgencyMoney(db, asked),
  ]);
  const byAgency = Map.groupBy(cells, ({ agencyId }) => agencyId);
  const lines = agenciesOf(scope).map((agency) => ({
    agency,
    numbers: {
      ...numbersOf(byAgency.get(agency.id) ?? [], counts.get(agency.id) ?? NO_COUNTS),
      onlineParts: partsOfAgency(online, agency.id),
      money: money.get(agency.id) ?? NO_MONEY,
    },
  }));
  const total = {
    ...numbersOf(whole, [...counts.values()].reduce(addCounts, NO_COUNTS)),
    onlineParts: online?.whole ?? null,
    money: lines.map(({ agency }) => money.get(agency.id) ?? NO_MONEY).reduce(addMoney, NO_MONEY),
  };
  const whose = scope.kind === "agency" ? { agencyId: scope.agency.id } : {};
  return {
    ...{ template: report.template.id, formNumber: report.template.formNumber, title: report.template.title },
    ...letterhead,
    ...{ unit: report.unit ?? "Hồ sơ", period, asOf: until },
    ...agencyTable({ columns: report.columns, lines, total: { numbers: total, whose } }),
    reconciliations: report.reconciliations?.(total) ?? [],
    notes: report.notes ?? [],
    legalBasis: report.legalBasis,
  };
}

function agenciesOf(scope: ReportScope): readonly Agency[] {
  return scope.kind === "agency" ? [scope.agency] : scope.agencies;
}

function partsOfAgency(online: OnlineByLevel | null, agencyId: string): OnlineParts | null {
  return online === null ? null : (online.byAgency.get(agencyId) ?? NO_PARTS);
}

function numbersOf(cells: readonly Cell[], counts: AgencyCounts): Omit<AgencyNumbers, "onlineParts" | "money"> {
  const of = (channel: string) =>
    cells.filter((cell) => cell.channel === channel).reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);
  return { direct: of("direct"), online: of("online"), postal: of("postal"), counts };
}

function addCounts(a: AgencyCounts, b: AgencyCounts): AgencyCounts {
  return {
    waitingInTime: a.waitingInTime + b.waitingInTime,
    waitingLate: a.waitingLate + b.waitingLate,
    answered: a.answered + b.answered,
    answeredLate: a.answeredLate + b.answeredLate,
    handedOver: a.handedOver + b.handedOver,
    returnByPost: a.returnByPost + b.returnByPost,
    paid: a.paid + b.paid,
  };
}
