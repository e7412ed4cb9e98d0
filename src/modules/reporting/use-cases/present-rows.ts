import { formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import { CHANNEL_NAMES, listDossiersById, maySee } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
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

type Presenting = { readonly viewer: Viewer; readonly until: Instant };

/** Rows with names and words, for the eyes of one viewer. */
export async function presentRows(
  db: Db,
  rows: readonly FactRow[],
  { viewer, until }: Presenting,
): Promise<readonly PresentRow[]> {
  const [dossiers, agencies] = await Promise.all([
    listDossiersById(
      db,
      rows.map(({ dossierId }) => dossierId),
    ),
    listAgencies(db),
  ]);
  const known = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const names = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  return rows.map((row) => {
    const dossier = known.get(row.dossierId);
    const isOpen = dossier !== undefined && maySee(viewer, dossier);
    return {
      id: row.dossierId,
      code: row.code ?? "Chưa có mã",
      access: isOpen ? "open" : "closed",
      ownerName: isOpen ? dossier.ownerName : "",
      procedureName: row.procedureName,
      agencyName: names.get(row.agencyId) ?? "",
      channelName: channelName(row.channel),
      submittedAt: formatInstant(row.submittedAt),
      acceptedAt: row.acceptedAt === null ? "" : formatInstant(row.acceptedAt),
      dueOn: row.dueOn === null ? "" : formatDate(row.dueOn),
      settledAt: row.settledAt === null ? "" : formatInstant(row.settledAt),
      due: rowDue(row, until),
    };
  });
}

function channelName(channel: string): string {
  return Object.entries(CHANNEL_NAMES).find(([key]) => key === channel)?.[1].vi ?? channel;
}
