import type { FastifyRequest } from "fastify";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listRefunds, listSuspense } from "#modules/payments/index.ts";
import type { DeskFrame } from "../pages/desk-frame.tsx";
import { listShifts } from "../store/shifts.ts";
import { listVoidRequests } from "../store/void-requests.ts";
import type { DeskDeps } from "./deps.ts";

/** What every page of the desk shows around its work: who looks, and what waits behind the tabs. */
export async function frameOf({ db }: Pick<DeskDeps, "db">, request: FastifyRequest): Promise<DeskFrame> {
  const [viewer, voids, shifts, held, refunds] = await Promise.all([
    pageViewer(db, requireViewer(request)),
    listVoidRequests(db, { pending: true }),
    listShifts(db, { inHand: true }),
    listSuspense(db, { open: true }),
    listRefunds(db, { open: true }),
  ]);
  const counted = shifts.filter(({ state }) => state === "counted").length;
  return { viewer, waiting: { approvals: voids.length + counted, held: held.length, refunds: refunds.length } };
}
