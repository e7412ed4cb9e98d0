import { formatDate, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { SLIP_STATE_NAMES } from "../domain/texts.ts";
import { isLate } from "../domain/transit-time.ts";
import type { SlipLine } from "../pages/slip-table.tsx";

/** An item as a row of a list. */
export function presentSlip(slip: PostalSlip, now: Instant): SlipLine {
  const person = slip.direction === "to-centre" ? slip.sender : slip.receiver;
  const money = slip.direction === "to-centre" ? (slip.consignment?.feesTaken ?? 0) : slip.codAmount;
  return {
    id: slip.id,
    number: slip.number ?? "",
    person: person.name,
    place: placeOf(person),
    procedure: slip.procedureName,
    dossier: slip.dossierCode ?? "",
    state: slip.parcelId === null ? SLIP_STATE_NAMES[slip.state] : `${SLIP_STATE_NAMES[slip.state]} (gói chung)`,
    promised: slip.promisedOn === null ? "" : formatDate(slip.promisedOn),
    late: isLate(slip, now),
    money: money > 0 ? formatMoney(money) : "",
    attention: slip.attention === null ? "" : SHORT[slip.attention],
  };
}

/** An address in one line. */
export function placeOf({ address, district, province }: PostalParty): string {
  return [address, district, province].filter((part) => part !== "").join(", ");
}

const SHORT = {
  unpaid: "chưa đủ tiền",
  "not-entitled": "sai người nhận",
  "missing-at-count": "không khớp kiểm đếm",
  "order-refused": "đơn bị từ chối",
  "order-given-up": "đơn chưa gửi được",
  conflict: "tin trái ngược",
  "paid-elsewhere": "đã nộp cách khác",
} as const satisfies Record<NonNullable<PostalSlip["attention"]>, string>;
