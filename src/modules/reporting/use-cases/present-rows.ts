import { formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import { CHANNEL_NAMES, listDossiersById, maySee } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Row } from "#platform/sheets/table.ts";
import { rowDue, type RowDue } from "../domain/row-due.ts";
import type { FactRow } from "../store/list-rows.ts";

/** A dossier behind a figure as pages and files show it; without its owner to those who may not open it. */
export type PresentRow = {
  readonly id: string;
  readonly code: string;
  /** Whether the viewer may open the dossier; otherwise it is known by its code alone. */
  readonly access: "open" | "closed";
  readonly ownerName: string;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly channelName: string;
  readonly submittedAt: string;
  readonly acceptedAt: string;
  readonly dueOn: string;
  readonly settledAt: string;
  readonly due: RowDue | undefined;
};

type Presenting = { readonly viewer: Pick<Viewer, "appointments">; readonly until: Instant };

/** Rows with names and words, for the eyes of one viewer. */
export async function presentRows(
  db: Db,
  rows: readonly FactRow[],
  { viewer, until }: Presenting,
): Promise<readonly PresentRow[]> {
  const names = await namesFor(db, rows, viewer);
  return rows.map((row) => {
    const ownerName = names.owners.get(row.dossierId);
    return {
      id: row.dossierId,
      code: row.code ?? "Chưa có mã",
      access: ownerName === undefined ? "closed" : "open",
      ownerName: ownerName ?? "",
      procedureName: row.procedureName,
      agencyName: names.agencies.get(row.agencyId) ?? "",
      channelName: channelName(row.channel),
      submittedAt: formatInstant(row.submittedAt),
      acceptedAt: row.acceptedAt === null ? "" : formatInstant(row.acceptedAt),
      dueOn: row.dueOn === null ? "" : formatDate(row.dueOn),
      settledAt: row.settledAt === null ? "" : formatInstant(row.settledAt),
      due: rowDue(row, until),
    };
  });
}

/** The same rows as values of a sheet, in the order of its columns. */
export async function exportedRows(
  db: Db,
  rows: readonly FactRow[],
  { viewer, until }: Presenting,
): Promise<readonly Row[]> {
  const names = await namesFor(db, rows, viewer);
  return rows.map((row) => [
    row.code ?? "Chưa có mã",
    names.owners.get(row.dossierId) ?? "",
    row.procedureName,
    names.agencies.get(row.agencyId) ?? "",
    channelName(row.channel),
    row.submittedAt,
    row.acceptedAt,
    row.dueOn,
    row.settledAt,
    rowDue(row, until)?.text ?? "",
  ]);
}

/** Names of agencies, and of the owners of those dossiers that the viewer may open. */
async function namesFor(db: Db, rows: readonly FactRow[], viewer: Presenting["viewer"]) {
  const ids = rows.map(({ dossierId }) => dossierId);
  const [dossiers, agencies] = await Promise.all([listDossiersById(db, ids), listAgencies(db)]);
  const mine = dossiers.filter((dossier) => maySee(viewer, dossier));
  return {
    owners: new Map(mine.map(({ id, ownerName }) => [id, ownerName])),
    agencies: new Map(agencies.map(({ id, shortName }) => [id, shortName])),
  };
}

function channelName(channel: string): string {
  return Object.entries(CHANNEL_NAMES).find(([key]) => key === channel)?.[1].vi ?? channel;
}
