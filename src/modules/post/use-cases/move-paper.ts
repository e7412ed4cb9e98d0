import { ok, type Result } from "#kernel/result.ts";
import { findBundle, pass, type Custodian } from "#modules/custody/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { Moment } from "./acting.ts";

export type PaperMove = {
  readonly dossierId: string;
  /** Only paper that lies here moves: a dossier that stays in its department's archive stays there. */
  readonly from: Pick<Custodian, "kind" | "id">;
  readonly to: Custodian;
  readonly note: string;
  readonly giverId: string;
  readonly receiverId: string;
  readonly batchId?: string;
};

/** Moves the paper of a dossier from one custodian to the next, given and received in one moment, where it lies there at all. */
export async function movePaper(
  { tx, acting }: Moment,
  { dossierId, from, ...passing }: PaperMove,
): Promise<Result<void, PostRefusal>> {
  const bundle = await findBundle(tx, dossierId);
  if (bundle === undefined || bundle.custodian.kind !== from.kind || bundle.custodian.id !== from.id)
    return ok(undefined);
  const passed = await pass(acting, { ...passing, dossierIds: [dossierId] });
  return passed.ok ? ok(undefined) : passed;
}

/** The post as custodian: its agency, not the postman, who changes. */
export async function postCustodian(tx: Moment["tx"], agencyId: string): Promise<Custodian> {
  const { name } = await getAgency(tx, agencyId);
  return { kind: "post", id: agencyId, label: name };
}
