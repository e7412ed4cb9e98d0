import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { keepCustody } from "#modules/custody/index.ts";
import {
  chargeFee,
  getDossier,
  lockDossier,
  resolveDossier,
  type Acting,
  type Dossier,
  type ReceiveDossier,
} from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { listOfficers, type Role, type Viewer } from "#modules/identity/index.ts";
import { findAgencyByCode, listUnits } from "#modules/organizations/index.ts";
import { askForFees } from "#modules/payments/index.ts";
import { seedReceipts } from "#modules/receipts/index.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { aParty, aTypedConsignment } from "./testing.ts";
import { collectDossier, type CollectDossier } from "./use-cases/collect-dossier.ts";
import { countAndSign } from "./use-cases/sign-batch.ts";
import { giveBatch } from "./use-cases/give-batch.ts";
import { addRange } from "./use-cases/number-ranges.ts";
import { prepareResult } from "./use-cases/prepare-result.ts";
import { sendResultsByPost } from "./use-cases/register-result.ts";
import type { PostalSlip } from "./domain/slip.ts";
import { listSlipsOf } from "./store/slips.ts";

/** Monday morning at the door, and the hours after it. */
export const COLLECTED = at("2026-11-23 08:10");
export const COUNTED = at("2026-11-23 10:30");
export const RESOLVED = at("2026-11-26 09:00");
export const HANDED = at("2026-11-26 14:00");

export type PostWorld = World & {
  readonly postman: (now?: Instant) => Acting;
  readonly clerk: (now?: Instant) => Acting;
  readonly returner: (now?: Instant) => Acting;
  readonly manager: (now?: Instant) => Acting;
  readonly collecting: (change?: Partial<CollectDossier>) => CollectDossier;
  readonly collect: (change?: Partial<CollectDossier>) => Promise<PostalSlip>;
  /** A dossier accepted at the counter and resolved, its result to go by post. */
  readonly resolved: (change?: Partial<ReceiveDossier>) => Promise<Dossier>;
  /** Lets the department resolve a dossier that was received. */
  readonly resolve: (dossier: Dossier) => Promise<Dossier>;
  /** Charges a further fee to a resolved dossier. */
  readonly charge: (dossierId: string, amount: number) => Promise<void>;
  /** A result with the post: registered, numbered, counted and signed for. */
  readonly withPost: (change?: Partial<ReceiveDossier>) => Promise<PostalSlip>;
  /** The same for a resolved dossier. */
  readonly send: (dossier: Dossier) => Promise<PostalSlip>;
};

/** The world of the dossiers with a post: officers of both sides, a range of numbers, reactions of paper, money and post. */
export async function aPostWorld(): Promise<PostWorld> {
  const world = await aWorld("simulated", [keepCustody, askForFees, sendResultsByPost]);
  await transact(world.db, (tx) => seedReceipts(tx, { newId, now: COLLECTED }));
  const people = {
    postman: await officerAt(world, { code: "H37.93", kind: "counter", role: "postal-officer" }),
    returner: await officerAt(world, { code: "H37.00", kind: "return-desk", role: "return-officer" }),
    manager: await officerAt(world, { code: "H37.00", kind: "management", role: "centre-manager" }),
  };
  const as = (viewer: Viewer) => (now: Instant) => ({ ...world.acting("specialist", now), viewer });
  const postman = (now: Instant = COLLECTED) => as(people.postman)(now);
  const returner = (now: Instant = RESOLVED) => as(people.returner)(now);
  const clerk = (now: Instant = COUNTED) => world.acting("counter-officer", now);
  const added = await addRange(postman(), { prefix: "EB", first: "1", last: "5000", basis: "CV 12/BĐT" });
  if (!added.ok) throw new Error(added.error.kind);

  const collecting = (change: Partial<CollectDossier> = {}): CollectDossier => ({
    formId: newId(),
    caseId: world.caseId,
    owner: ownerInput(),
    typed: aTypedConsignment({ papers: [{ code: "TP01", originals: "1", certified: "", copies: "" }] }),
    ...change,
  });
  const resolved = async (change: Partial<ReceiveDossier> = {}) => {
    const dossier = await world.receive({ returnBy: "by-post", ...change });
    return resolve(world, dossier);
  };
  const send = async ({ id }: Dossier) => {
    const [slip] = await listSlipsOf(world.db, id);
    const prepared = must(await prepareResult(returner(), preparing(must(some(slip)))));
    const form = { formId: newId(), kind: "to-post", slipIds: [prepared.id], note: "" } as const;
    const batch = must(await giveBatch(returner(), form));
    const counted = [{ slipId: prepared.id, outcome: "full", note: "" } as const];
    must(await countAndSign(postman(HANDED), { batchId: batch.id, counted }));
    const [sent] = await listSlipsOf(world.db, id);
    return must(some(sent));
  };
  return {
    ...world,
    ...{ postman, clerk, returner, collecting, resolved },
    manager: (now: Instant = COLLECTED) => as(people.manager)(now),
    collect: async (change) => must(await collectDossier(postman(), collecting(change))),
    resolve: (dossier) => resolve(world, dossier),
    charge: async (dossierId, amount) => {
      const { version } = await getDossier(world.db, dossierId);
      const lines = [{ kind: "le-phi", code: "LP", name: "Lệ phí", amount }] as const;
      must(await chargeFee(world.acting("specialist", RESOLVED), { dossierId, version, lines, reason: "Bổ sung" }));
    },
    send,
    withPost: async (change) => send(await resolved(change)),
  };
}

/** What makes a registered result ready. */
export function preparing({ id, version }: PostalSlip) {
  return {
    slipId: id,
    version,
    receiver: aParty(),
    scope: "between-districts",
    days: "",
    postage: "30000",
    postagePaidBy: "receiver",
    quality: "standard",
  } as const;
}

/** The value of what must have gone well. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

function some<T>(value: T | undefined) {
  return value === undefined ? ({ ok: false, error: "nothing there" } as const) : ({ ok: true, value } as const);
}

async function resolve(world: World, dossier: Dossier): Promise<Dossier> {
  const now = await transact(world.db, (tx) => lockDossier(tx, dossier.id));
  const leader = world.acting("department-leader", RESOLVED);
  return must(
    await resolveDossier(leader, {
      dossierId: dossier.id,
      version: now?.version ?? dossier.version,
      result: "granted",
      number: "15/GP-SXD",
      signedOn: dateInVietnam(RESOLVED),
      signerId: leader.viewer.officerId,
      summary: "Giấy phép thử nghiệm",
    }),
  );
}

let made = 0;

function ownerInput() {
  made += 1;
  return {
    kind: "citizen",
    name: "Nguyễn Văn Đức",
    nationalId: `0200900${String(made).padStart(5, "0")}`,
    phone: "0912345678",
    email: "",
    address: "Thôn Nà Lình, huyện Bắc Sơn",
    dateOfBirth: null,
    confirmed: ["birth-year-differs", "sex-differs", "born-abroad"],
  } as const;
}

async function officerAt(
  { db }: World,
  { code, kind, role }: { readonly code: string; readonly kind: string; readonly role: Role },
): Promise<Viewer> {
  const agency = await findAgencyByCode(db, code);
  if (agency === undefined) throw new Error(`no agency ${code}`);
  const unit = (await listUnits(db, agency.id)).find((one) => one.kind === kind);
  const [officer] = await listOfficers(db, { agencyId: agency.id, role });
  if (unit === undefined || officer === undefined) throw new Error(`nobody is ${role} in ${code}`);
  const { id, name, title } = officer;
  return {
    ...{ officerId: id, sessionId: newId(), name, title },
    appointments: [{ role, agencyId: agency.id, unitId: unit.id }],
  };
}
