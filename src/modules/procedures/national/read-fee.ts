import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { DoubtKind, Fee, FeeKind } from "../domain/procedure.ts";
import { line, type WireFee } from "./record.ts";

export type FeeReading = { readonly fee: Fee; readonly doubt: FeeDoubt | null } | null;
export type FeeDoubt = { readonly kind: DoubtKind; readonly vi: string };

/**
 * One published fee line. Null when the line says only that nothing is charged. An amount that cannot be what is
 * meant (without value, a thousand times too small, in US dollars) stays unknown with the source in the note.
 */
export function readFee(wire: WireFee): FeeReading {
  const description = line(wire.description);
  const kind: FeeKind = wire.type === "SERVICE_FEE" ? "le-phi" : "phi";
  const note = wire.type === "PRICE_LEVEL" ? joined("Mức giá", description) : description;
  const value = wire.value;
  const shown = value === null || value === undefined ? "" : String(value).trim();
  if (currency(wire) === "USD") {
    return doubtful(kind, joined(`${shown} USD`, note), "fee-foreign-currency", `mức thu ghi ${shown} đô la Mỹ`);
  }
  if (shown === "" || shown === "0") return withoutValue(kind, note, shown);
  if (!/^\d{1,12}$/u.test(shown)) {
    return doubtful(kind, joined(shown, note), "fee-odd-value", `mức thu ghi "${shown}" không phải số đồng`);
  }
  const amount = Number(shown);
  if (amount < SMALLEST_LIKELY) {
    return doubtful(
      kind,
      joined(`${shown} đ`, note),
      "fee-too-small",
      `mức thu ghi ${shown} đồng, có thể thiếu ba số 0`,
    );
  }
  return { fee: { kind, amount, note }, doubt: null };
}

// The smallest real line in the law is 1.000 đ a page of certification (TT 226/2016/TT-BTC).
const SMALLEST_LIKELY = 1000;

const NOTHING_CHARGED =
  /^(?:(?:phi|le phi|le phi, phi|phi, le phi|muc thu)[:, ]*)?(?:khong(?: thu| co| quy dinh| mat)?(?: phi| le phi| phi, le phi)*|mien(?: phi| le phi)*|0( ?(d|dong|vnd))?)[.;]?$/u;

function withoutValue(kind: FeeKind, note: string, shown: string): FeeReading {
  if (NOTHING_CHARGED.test(foldVietnamese(note))) return null;
  if (note === "") {
    return shown === "0" ? null : doubtful(kind, "", "fee-without-value", "có dòng phí, lệ phí không ghi mức thu");
  }
  return doubtful(kind, note, "fee-without-value", "mức thu chỉ ghi bằng lời");
}

function doubtful(kind: FeeKind, note: string, doubt: DoubtKind, vi: string): FeeReading {
  return { fee: { kind, amount: null, note }, doubt: { kind: doubt, vi } };
}

function currency(wire: WireFee): "USD" | "VND" {
  const name = `${wire.currencyName} ${wire.currency?.code ?? ""}`;
  return /usd|đô la mỹ|dollar/iu.test(name) ? "USD" : "VND";
}

function joined(a: string, b: string): string {
  return b === "" ? a : `${a}: ${b}`;
}
