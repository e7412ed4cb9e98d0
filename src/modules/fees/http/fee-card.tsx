import type { VNode } from "preact";
import { formatDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { CorrectedFee, FeeCard } from "../pages/fee-card.tsx";
import { FeeResult } from "../pages/fee-result.tsx";
import { findAssessment } from "../store/fee-assessments.ts";

type Of = { readonly id: string };

/** The card that the dossier's page shows: why it pays what it pays; nothing where nothing was assessed. */
export function feeCardFor({ db }: { readonly db: Db }) {
  return async ({ id }: Of): Promise<VNode | undefined> => {
    const kept = await findAssessment(db, id);
    if (kept === undefined) return undefined;
    const rule = kept.ruleNumber === 0 ? "Mức thu của danh mục thủ tục" : `Phiên bản ${kept.ruleNumber}`;
    return <FeeCard kept={kept} day={formatDate(kept.on)} rule={rule} />;
  };
}

/** The same for whoever holds the receipt: lines and reasons, no word an officer typed, no number of anybody's paper. */
export function feeReasonsFor({ db }: { readonly db: Db }) {
  return async ({ id }: Of): Promise<VNode | undefined> => {
    const kept = await findAssessment(db, id);
    if (kept === undefined) return undefined;
    const { assessment, correction, charged, total, facts } = kept;
    if (correction !== null) return <CorrectedFee charged={charged} total={total} />;
    const paper = `giấy tờ: ${facts.claim?.proof.trim() ?? ""}; `;
    const why = assessment.why.map((line) => line.replace(paper, ""));
    return <FeeResult assessment={{ ...assessment, why }} doubts={[]} />;
  };
}
