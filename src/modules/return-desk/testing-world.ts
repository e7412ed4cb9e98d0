import { Temporal, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { keepCustody } from "#modules/custody/index.ts";
import { getDossier, recordPayment, resolveDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { aWorld as aWorldOfDossiers, MONDAY, OWNER, type World as Seeded } from "#modules/dossiers/testing-world.ts";
import { transact } from "#platform/db/db.ts";
import { enterPerson } from "#modules/identity/index.ts";
import type { ReturnItem, ReturnResults } from "./use-cases/return-results.ts";

export { MONDAY };

/** When people come for their results. */
export const LATER = MONDAY.add({ hours: 48 });

/** The personal number of the owner on file, and what a reader types when the card is laid on it. */
export const OWNER_NUMBER = "020190001234";
export const OWNER_CARD = `${OWNER_NUMBER}|082123456|Nguyễn Văn Đức|01011990|Nam|Xã Mẫu Sơn, Lạng Sơn|25042021`;

/** A signature that is one: a wavy line of twenty points. */
export const LINE = `M10 100${Array.from({ length: 20 }, (_, n) => `L${20 + n * 10} ${n % 2 === 0 ? 60 : 140}`).join("")}`;

export type World = Seeded & {
  /** A dossier with its result, waiting at the desk; its owner is a person on file. */
  readonly ready: (change?: Parameters<Seeded["receive"]>[0]) => Promise<Dossier>;
  readonly pay: (dossier: Dossier) => Promise<Dossier>;
  readonly desk: (now?: Instant) => Acting;
  readonly owner: { readonly id: string; readonly name: string; readonly phone: string };
  readonly now: (dossier: Pick<Dossier, "id">) => Promise<Dossier>;
};

export async function aWorld(): Promise<World> {
  const world = await aWorldOfDossiers("simulated", [keepCustody]);
  const input = {
    kind: "citizen",
    name: OWNER.name,
    nationalId: OWNER_NUMBER,
    phone: "0912345678",
    email: "",
    address: "Xã Mẫu Sơn",
    dateOfBirth: null,
    confirmed: [],
  } as const;
  const entry = { officerId: null, today: Temporal.PlainDate.from("2026-11-23"), newId };
  const person = await transact(world.db, (tx) => enterPerson(tx, input, entry));
  if (!person.ok) throw new Error(JSON.stringify(person.error));
  const viewer = world.viewer("counter-officer");
  const owner = { id: person.value.id, name: OWNER.name, phone: "0912345678" };
  const won = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  return {
    ...world,
    owner,
    now: ({ id }) => getDossier(world.db, id),
    desk: (now = LATER) => ({ ...world.acting("return-officer", now), viewer }),
    ready: async (change = {}) => {
      const dossier = await world.receive({ owner, submitter: owner, ...change });
      const result = {
        result: "granted",
        number: "15/GP",
        signedOn: Temporal.PlainDate.from("2026-11-24"),
        signerId: newId(),
        summary: "Giấy phép",
      } as const;
      const target = { dossierId: dossier.id, version: dossier.version };
      return won(
        await resolveDossier(world.acting("department-leader", MONDAY.add({ hours: 24 })), { ...target, ...result }),
      );
    },
    pay: async ({ id: dossierId, version, feesDue: amount }) =>
      won(
        await recordPayment(world.acting("cashier", MONDAY.add({ hours: 25 })), {
          ...{ dossierId, version, amount },
          receiptNumber: "0000001",
        }),
      ),
  };
}

/** One result in full: everything that is held goes back. */
export function itemOf(dossier: Dossier): ReturnItem {
  return {
    dossierId: dossier.id,
    version: dossier.version,
    papers: [{ name: "Giấy phép", count: 1 }],
    originals: dossier.heldOriginals.map((one) => ({ ...one, back: one.count, why: "" })),
  };
}

/** The owner comes with the card and signs. */
export function toOwner(dossiers: readonly Dossier[], change: Partial<ReturnResults> = {}): ReturnResults {
  return {
    actId: newId(),
    items: dossiers.map(itemOf),
    receiving: { receiver: "owner", presented: { card: OWNER_CARD, seen: false } },
    proof: { kind: "signature", line: LINE },
    ...change,
  };
}
