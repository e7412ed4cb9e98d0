import type { FastifyReply, FastifyRequest } from "fastify";
import type { Readable } from "node:stream";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { HttpProblem, NOT_FOUND, UNAVAILABLE } from "#platform/http/problem.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import { listOfficersById, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { getAgency, listAgencies, type Agency } from "#modules/organizations/index.ts";
import { READERS } from "../domain/policy.ts";
import { listOnTheWay } from "../store/awaited.ts";
import { readDayState, readTally } from "../store/days.ts";
import { listLines } from "../store/lists.ts";
import { listTransfers } from "../store/treasury.ts";
import { daySheet } from "../use-cases/day-sheet.ts";
import { dayOf } from "./day-routes.tsx";
import { paramOf, type ReconciliationDeps } from "./deps.ts";
import { recordPath, sheetPath, transferPrintPath } from "./paths.ts";
import { readMonth } from "./posted.ts";
import { MOST_PRINTED, recordSheet, transfersSheet } from "./present-record.ts";

const config = { audience: READERS } as const;

/** The papers: record of a day with its three signatures, the day as xlsx, the month's transfers. */
export function paperRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(recordPath(":account", ":day"), { config }, (request, reply) => printRecord(deps, request, reply));
  app.get(sheetPath(":account", ":day"), { config }, async (request, reply) => {
    const { account, day } = await dayOf(deps, request);
    const name = `doi-soat-${account.accountNo}-${day.toString()}.xlsx`;
    return sendBook(reply, name, daySheet(deps.db, { accountNo: account.accountNo, day }));
  });
  app.get(transferPrintPath(":month"), { config }, (request, reply) => printTransfers(deps, request, reply));
}

async function printRecord(
  deps: ReconciliationDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { db } = deps;
  const { account, day } = await dayOf(deps, request);
  const key = { accountNo: account.accountNo, day };
  const limit = MOST_PRINTED + 1;
  const [state, sums, differs, onlyBank, duplicate, waiting, agency] = await Promise.all([
    readDayState(db, key),
    readTally(db, key),
    listLines(db, key, { class: "differs", limit }),
    listLines(db, key, { class: "only-bank", limit }),
    listLines(db, key, { class: "duplicate", limit }),
    listOnTheWay(db, { ...key, limit }),
    agencyOf(deps, requireViewer(request)),
  ]);
  const today = dateInVietnam(await deps.clock.now());
  const lines = [...differs, ...onlyBank, ...duplicate];
  const data = recordSheet({ account, day, today, agency, state, sums, lines, waiting });
  return sendPdf(deps, reply, { template: "record.typ", data, name: `bien-ban-doi-soat-${day.toString()}.pdf` });
}

async function printTransfers(
  deps: ReconciliationDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const month = readMonth(paramOf(request, "month"));
  if (month === undefined) throw new HttpProblem(NOT_FOUND);
  const transfers = await listTransfers(deps.db, month);
  if (transfers.length === 0) throw new HttpProblem(NOT_FOUND);
  const officers = transfers.flatMap(({ proposed_by: one, decided_by: other }) =>
    other === null ? [one] : [one, other],
  );
  const [agencies, people, agency] = await Promise.all([
    listAgencies(deps.db),
    listOfficersById(deps.db, [...new Set(officers)]),
    agencyOf(deps, requireViewer(request)),
  ]);
  const names = new Map([...agencies, ...people].map(({ id, name }) => [id, name]));
  const today = dateInVietnam(await deps.clock.now());
  const data = transfersSheet({ month, today, agency, transfers, names });
  return sendPdf(deps, reply, {
    template: "transfers.typ",
    data,
    name: `nop-kho-bac-${month.toString().slice(0, 7)}.pdf`,
  });
}

/** The letterhead is that of the viewer's own agency. */
async function agencyOf({ db }: ReconciliationDeps, { appointments }: Viewer): Promise<Agency> {
  const [first] = appointments;
  if (first !== undefined) return getAgency(db, first.agencyId);
  const [agency] = await listAgencies(db);
  if (agency === undefined) throw new Error("there is no agency");
  return agency;
}

type Paper = { readonly template: "record.typ" | "transfers.typ"; readonly data: Json; readonly name: string };

async function sendPdf(
  deps: ReconciliationDeps,
  reply: FastifyReply,
  { template, data, name }: Paper,
): Promise<FastifyReply> {
  try {
    const { bytes } = await deps.printer.print(template, data, await deps.clock.now());
    return await reply
      .header("content-disposition", `inline; filename="${name}"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // The print-out can be asked for again; a broken template is a fault and stays one.
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}

function sendBook(reply: FastifyReply, name: string, body: Readable): FastifyReply {
  return reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "private, no-store")
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .send(body);
}
