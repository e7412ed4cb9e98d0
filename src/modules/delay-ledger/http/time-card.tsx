import type { VNode } from "preact";
import { formatInstant, type Instant } from "#kernel/time.ts";
import { formatShare } from "#ui/text/numbers.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { OWNER_NAMES, type Charge, type Owner, type Share } from "../domain/charge.ts";
import { dayMinutesAt, durationInWords } from "../domain/duration.ts";
import { lateSentence } from "../domain/late-sentence.ts";
import { lateBecause, totalMinutes } from "../domain/shares.ts";
import { TimeCard, type ShareRow, type StretchRow } from "../pages/time-card.tsx";
import { ledgerOf, type Ledger } from "../use-cases/charges-of.ts";
import type { DelayLedgerDeps } from "./deps.ts";
import { namesFor, type Names } from "./names.ts";

/** The card that the dossier's page shows: who had it for how long, and why it is late. */
export function timeCardFor(deps: Pick<DelayLedgerDeps, "db" | "clock" | "calendar">) {
  return async (dossier: Dossier): Promise<VNode | undefined> => {
    const now = await deps.clock.now();
    const calendar = await deps.calendar();
    const ledger = await ledgerOf(deps.db, dossier, { calendar, now });
    const [first] = ledger.charges;
    const last = ledger.charges.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const names = await namesFor(
      deps.db,
      ledger.charges.map(({ officerId }) => officerId),
    );
    const dayMinutes = dayMinutesAt(calendar, first.from);
    const words = (minutes: number) => durationInWords(minutes, dayMinutes);
    const showing = { names, words, total: totalMinutes(ledger.shares), homeId: dossier.agencyId };
    const isOver = dossier.resolvedAt !== null || dossier.endedAt !== null;
    return (
      <TimeCard
        total={words(showing.total)}
        span={spanOf(first.from, last.to, isOver ? "ended" : "open")}
        late={sentencesOf(ledger, showing)}
        shares={ledger.shares.map((share) => shareRow(share, showing))}
        stretches={ledger.charges.map((charge) => stretchRow(charge, showing))}
      />
    );
  };
}

function spanOf(from: Instant, to: Instant, state: "ended" | "open"): string {
  const until = state === "open" ? `đến lúc này (${formatInstant(to)})` : `đến khi kết thúc lúc ${formatInstant(to)}`;
  return `tính từ ${formatInstant(from)} ${until}`;
}

function sentencesOf({ shares, isLate }: Ledger, { names, words, homeId }: Showing): readonly string[] {
  if (!isLate) return [];
  const causes = lateBecause(shares).map((share) => lateSentence(share, names.of(share, homeId), words));
  return causes.length > 0 ? causes : ["Quá hạn, nhưng chưa có phút làm việc nào trôi qua sau ngày hẹn."];
}

type Showing = {
  readonly names: Names;
  readonly words: (minutes: number) => string;
  readonly total: number;
  readonly homeId: string;
};

function shareRow(share: Share, { names, words, total, homeId }: Showing): ShareRow {
  const { where, officer } = names.of(share, homeId);
  return {
    key: [share.kind, share.agencyId, share.unitId, share.officerId].join(" "),
    who: where,
    officer: officer ?? (mayBeTaken(share) ? "Chưa ai nhận việc" : ""),
    minutes: share.minutes,
    beyond: share.beyond,
    time: words(share.minutes),
    beyondTime: share.beyond > 0 ? words(share.beyond) : "",
    part: total === 0 ? "" : formatShare(share.minutes / total),
  };
}

function stretchRow(charge: Charge, { names, words, homeId }: Showing): StretchRow {
  const { where, officer } = names.of(charge, homeId);
  const isPlain = charge.kind === "outage" || charge.kind === "post";
  return {
    key: charge.from.toString(),
    from: formatInstant(charge.from),
    to: formatInstant(charge.to),
    who: isPlain ? OWNER_NAMES[charge.kind].vi : officer === null ? where : `${officer}, ${where}`,
    step: charge.stepCode ?? "",
    time: words(charge.minutes),
    beyondTime: charge.beyond > 0 ? words(charge.beyond) : "",
    band: charge.kind === "outage" ? "outage" : undefined,
  };
}

/** Work of a unit that an officer could have taken. */
function mayBeTaken({ kind, unitId }: Owner): boolean {
  return kind === "agency" && unitId !== null;
}
