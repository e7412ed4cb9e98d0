import type { Db } from "#platform/db/db.ts";
import {
  findDossierByCode,
  getDossier,
  normaliseDossierCode,
  searchDossiers,
  type Reach,
} from "#modules/dossiers/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import {
  findRequestByReference,
  listRequestsOf,
  normaliseReference,
  REQUEST_STATE_NAMES,
  transferDataOf,
  type PaymentRequest,
} from "#modules/payments/index.ts";
import { collectsFor, type Till } from "../domain/till.ts";
import type { DemandView } from "../pages/teller-page.tsx";
import { missingOf } from "../use-cases/collect.ts";

/** The code inside what a scanner read: bare, or in the address of a QR. */
const CODE = /[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{4,6}/;
const MOST = 20;

/**
 * The demands that a scan or a typed word means at this till: a reference, a dossier code, or part of a name or code; open
 * ones first, and settled ones only where nothing is open.
 */
export async function findDemands(db: Db, till: Till, query: string): Promise<readonly PaymentRequest[]> {
  const text = query.trim();
  if (text === "") return [];
  const reference = normaliseReference(text);
  const byReference = reference === undefined ? undefined : await findRequestByReference(db, reference);
  if (byReference !== undefined) return collectsFor(till, byReference.agencyId) ? [byReference] : [];
  const ids = await dossiersMeant(db, till, text);
  const requests = (await Promise.all(ids.map((id) => listRequestsOf(db, id)))).flat();
  const here = requests.filter(({ agencyId, state }) => collectsFor(till, agencyId) && state !== "cancelled");
  const open = here.filter(({ state }) => state === "open");
  return open.length > 0 ? open : here;
}

async function dossiersMeant(db: Db, till: Till, text: string): Promise<readonly string[]> {
  const code = CODE.exec(normaliseDossierCode(text))?.[0];
  const exact = code === undefined ? undefined : await findDossierByCode(db, code);
  if (exact !== undefined) return [exact.id];
  const reach: Reach = till.serves === "every-agency" ? "province" : [till.agencyId];
  const { lines } = await searchDossiers(db, { reach, text }, { limit: MOST });
  return lines.map(({ id }) => id);
}

/** A demand as the counter shows it. */
export async function presentDemand(db: Db, request: PaymentRequest): Promise<DemandView> {
  const [dossier, agency, missing, transfer] = await Promise.all([
    getDossier(db, request.dossierId),
    getAgency(db, request.agencyId),
    missingOf(db, request),
    transferDataOf(db, request),
  ]);
  return {
    reference: request.reference,
    dossierCode: request.dossierCode,
    procedureName: dossier.procedureName,
    payerName: request.payerName,
    agencyName: agency.name,
    why: request.reason === "" ? WHY[request.purpose] : `${request.reason}. ${WHEN[request.purpose]}`,
    lines: request.lines.map(({ kind, name, amount }) => ({ kind: KIND_NAMES[kind], name, amount })),
    amount: request.amount,
    held: request.state === "open" ? request.amount - missing : 0,
    missing,
    stateName: REQUEST_STATE_NAMES[request.state],
    transfer: transfer && {
      qr: `data:image/svg+xml;base64,${Buffer.from(transfer.qrSvg, "utf8").toString("base64")}`,
      account: `${transfer.account.accountNumber} · ${transfer.account.accountName}`,
      purpose: transfer.purpose,
    },
  };
}

export const KIND_NAMES = { phi: "Phí", "le-phi": "Lệ phí" } as const;

const WHEN = {
  before: "Nộp trước khi giải quyết.",
  during: "Nộp trong khi giải quyết.",
  after: "Nộp trước khi nhận kết quả.",
} as const;

const WHY = {
  before: "Nộp trước khi giải quyết, theo mức của thủ tục khi tiếp nhận.",
  during: "Nộp thêm trong khi giải quyết.",
  after: "Theo mức phí, lệ phí của thủ tục khi tiếp nhận; nộp trước khi nhận kết quả.",
} as const;
