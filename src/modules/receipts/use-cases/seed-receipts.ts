import { Temporal, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { ReceiptKind } from "../domain/receipt.ts";
import { insertDelegation, insertSeries, listSeries } from "../store/series.ts";

type Given = { readonly newId: () => string; readonly now: Instant };

const KINDS: readonly ReceiptKind[] = ["phi", "le-phi"];
const FORM: Record<ReceiptKind, string> = { phi: "01BLP", "le-phi": "02BLP" };
const LETTERS = "ABCDEGHKLMNPQRSTUVXY";
const day = (text: string) => Temporal.PlainDate.from(text);

/** What receipts were written under, from when to when; the demo's first month is of 2019. */
const BASES = [
  { basis: "Thông tư số 303/2016/TT-BTC", from: day("2019-01-01"), to: day("2026-06-30") },
  { basis: "Nghị định số 254/2026/NĐ-CP", from: day("2026-07-01"), to: null },
] as const;
// Made up: signed and notified before the first receipt.
const AGREEMENT = { agreementDate: day("2018-12-10"), notifiedOn: day("2018-12-20"), startsOn: day("2019-01-01") };

/**
 * Gives every agency of the demo its series of electronic receipts: written by itself, by the centre, and by the bank and
 * the post under made-up agreements (Decree 254/2026). May run again.
 */
export async function seedReceipts(tx: Tx, { newId, now }: Given): Promise<void> {
  if ((await listSeries(tx)).length > 0) return;
  const agencies = await listAgencies(tx);
  const holders = agencies.filter(({ kind }) => kind === "centre" || kind === "bank" || kind === "post");
  const entered = { by: null, at: now };
  let made = 0;
  for (const principal of agencies.filter(({ kind }) => kind !== "bank" && kind !== "post")) {
    for (const holder of principal.kind === "centre" ? holders : [principal, ...holders]) {
      const writesForItself = holder.kind === "centre" || holder.id === principal.id;
      const delegationId = writesForItself ? null : newId();
      if (delegationId !== null) {
        await insertDelegation(tx, { ...agreement(principal, holder), id: delegationId }, entered);
      }
      for (const { basis, from: effectiveFrom, to: effectiveTo } of BASES) {
        const { id: principalId } = principal;
        const shared = { principalId, holderId: holder.id, delegationId, basis, effectiveFrom, effectiveTo };
        const principalTaxCode = madeUpTaxCode(principal);
        for (const kind of KINDS) {
          const [id, form, stem] = [newId(), FORM[kind], stemOf(made)];
          await insertSeries(tx, { ...shared, id, kind, form, stem, principalTaxCode }, entered);
          made += 1;
        }
      }
    }
  }
}

function agreement(principal: Agency, delegate: Agency) {
  return {
    principalId: principal.id,
    delegateId: delegate.id,
    agreementNumber: `${principal.code}-${delegate.code}/UNBL`,
    ...AGREEMENT,
    delegateTaxCode: madeUpTaxCode(delegate),
    endsOn: null,
  };
}

function stemOf(ordinal: number): string {
  const { length } = LETTERS;
  return `${LETTERS.charAt(Math.floor(ordinal / length))}${LETTERS.charAt(ordinal % length)}`;
}

/** Ten digits that begin as no real tax code does: nobody can mistake it for one. */
function madeUpTaxCode({ code }: Agency): string {
  return `00${code.replaceAll(/\D/g, "").padEnd(8, "0").slice(0, 8)}`;
}
