import type { VNode } from "preact";
import { formatInstant, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { ChipTone } from "#ui/components/chip/chip.tsx";
import { availableActions, type Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import {
  CHANNEL_NAMES,
  listPayments,
  listRefunds,
  listRequestsOf,
  OUTCOME_NAMES,
  REQUEST_STATE_NAMES,
  staffPayPath,
  type Payment,
  type PaymentRequest,
  type Refund,
} from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { mayServe } from "../domain/policy.ts";
import { collectsFor } from "../domain/till.ts";
import { MoneyCard } from "../pages/money-card.tsx";
import { listTills } from "../store/tills.ts";
import { missingOf } from "../use-cases/collect.ts";
import { KIND_NAMES } from "./find-demands.ts";
import { CHARGE_PATH, DESK_PATH } from "./paths.ts";

/** The card of money that the dossier's page shows; nothing before anything was asked for and nobody may ask. */
export function moneyCardFor({ db }: { readonly db: Db }) {
  return async (dossier: Dossier, viewer: Viewer): Promise<VNode | undefined> => {
    const requests = await listRequestsOf(db, dossier.id);
    const mayCharge = availableActions(dossier, viewer).includes("charge-fee");
    if (requests.length === 0 && !mayCharge) return undefined;
    const ids = requests.map(({ id }) => id);
    const [payments, receipts, refunds, tills, missing] = await Promise.all([
      listPayments(db, { requestIds: ids }),
      listReceiptsOf(db, { dossierId: dossier.id }),
      Promise.all(ids.map((requestId) => listRefunds(db, { requestId }))),
      listTills(db),
      Promise.all(requests.map((one) => missingOf(db, one))),
    ]);
    const mayCollect = tills.some((till) => mayServe(viewer, till) && collectsFor(till, dossier.agencyId));
    return (
      <MoneyCard
        requests={requests.map((one, index) => presentRequest(one, missing[index] ?? 0))}
        happened={happenings(payments, refunds.flat())}
        receipts={receipts.map(({ label, amount, state }) => ({
          ...{ label, amount },
          state: state === "cancelled" ? "đã hủy" : state === "replaced" ? "đã thay thế" : "",
        }))}
        proposal={proposalFor(dossier, requests, refunds.flat())}
        collectHref={mayCollect ? DESK_PATH : undefined}
        payHref={staffPayPath(dossier.id)}
        chargeHref={mayCharge ? `${CHARGE_PATH}/${dossier.id}` : undefined}
      />
    );
  };
}

const TONES = { open: "soon", settled: "early", cancelled: "plain", refunded: "paused" } as const satisfies Record<
  PaymentRequest["state"],
  ChipTone
>;

const PURPOSES = { before: "Nộp trước khi giải quyết", during: "Nộp thêm", after: "Theo mức khi tiếp nhận" } as const;

function presentRequest(request: PaymentRequest, missing: number) {
  const { reference, lines, amount, reason, purpose, state, endedReason } = request;
  return {
    ...{ reference, amount, missing },
    state: REQUEST_STATE_NAMES[state],
    tone: TONES[state],
    why: [PURPOSES[purpose], reason, endedReason].filter((text) => text !== "").join(". "),
    lines: lines.map((line) => ({ name: line.name, kind: KIND_NAMES[line.kind].toLowerCase(), amount: line.amount })),
  };
}

function happenings(payments: readonly Payment[], refunds: readonly Refund[]) {
  const REFUND_WORDS = {
    claimed: "đề nghị hoàn trả, chờ duyệt",
    approved: "đã duyệt hoàn trả, chờ chi",
    rejected: "không duyệt hoàn trả",
    paid: "đã hoàn trả",
  } as const;
  const all: readonly {
    readonly key: string;
    readonly when: Instant;
    readonly what: string;
    readonly amount: number;
  }[] = [
    ...payments.map(({ id, recordedAt, channel, outcome, state, amount }) => ({
      ...{ key: id, when: recordedAt, amount },
      what:
        state === "voided"
          ? `phiếu thu đã hủy (${CHANNEL_NAMES[channel].toLowerCase()})`
          : `${CHANNEL_NAMES[channel].toLowerCase()}, ${OUTCOME_NAMES[outcome].toLowerCase()}`,
    })),
    ...refunds.map(({ id, paidAt, decidedAt, claimedAt, state, amount }) => ({
      ...{ key: id, when: paidAt ?? decidedAt ?? claimedAt, amount, what: REFUND_WORDS[state] },
    })),
  ];
  return all
    .toSorted((a, b) => b.when.epochMilliseconds - a.when.epochMilliseconds)
    .map(({ when, ...one }) => ({ ...one, at: formatInstant(when) }));
}

const ENDED_WITHOUT_RESULT: readonly string[] = ["withdrawn", "stopped", "refused"];

/** A dossier that ended early with fees paid proposes their refund; somebody decides whether the law gives them back. */
function proposalFor(
  dossier: Dossier,
  requests: readonly PaymentRequest[],
  refunds: readonly Refund[],
): string | undefined {
  const paid = requests.filter(({ state }) => state === "settled");
  const isClaimed = refunds.some(({ state }) => state !== "rejected");
  if (!ENDED_WITHOUT_RESULT.includes(dossier.state) || paid.length === 0 || isClaimed) return undefined;
  return "Hồ sơ kết thúc sau khi đã nộp phí, lệ phí: kế toán xem xét lập đề nghị hoàn trả từ phiếu thu (mục Hoàn trả).";
}
