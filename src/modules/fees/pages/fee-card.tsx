import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { StoredAssessment } from "../store/fee-assessments.ts";
import { useLanguage, type Both } from "#ui/language.ts";
import { FEE_RESULT_TEXTS, FeeLines, FeeResult } from "./fee-result.tsx";

export type FeeCardProps = {
  readonly kept: StoredAssessment;
  readonly day: string;
  readonly rule: string;
};

/** "Vì sao số tiền này?" on the dossier's page: what was asked, and the assessment that it rests on. */
export function FeeCard({ kept, day, rule }: FeeCardProps) {
  const { assessment, correction, charged, total, facts } = kept;
  return (
    <Card title="Phí, lệ phí: vì sao số tiền này?" id="phi-le-phi">
      {correction !== null && (
        <>
          <FeeLines lines={charged} />
          <p class="mc-fee-total">
            <span>Số tiền đã ghi khi tiếp nhận</span> <strong>{formatMoney(total)}</strong>
          </p>
          <p class="mc-help">Bằng chữ: {moneyInWords(total)}.</p>
          <p>
            Cán bộ đã ghi khác với mức tính theo quy định. Lý do: <strong>{correction}</strong>
          </p>
          <p class="mc-help">Mức tính theo quy định:</p>
        </>
      )}
      <FeeResult assessment={assessment} doubts={[]} open="yes" />
      <DefinitionList
        items={[
          { term: "Tính ngày", value: day },
          { term: "Quy tắc", value: rule },
          { term: "Giấy tờ miễn, giảm", value: facts.claim?.proof },
        ]}
      />
    </Card>
  );
}

/** What an officer determined, for the citizen: the lines, and whom to ask. */
export function CorrectedFee({ charged, total }: Pick<StoredAssessment, "charged" | "total">) {
  const language = useLanguage();
  return (
    <div class="mc-fee">
      <FeeLines lines={charged} />
      <p class="mc-fee-total">
        <span>{FEE_RESULT_TEXTS[language].total}</span> <strong>{formatMoney(total)}</strong>
      </p>
      <p>{SET_BY_OFFICER[language]}</p>
    </div>
  );
}

const SET_BY_OFFICER: Both = {
  vi: "Số tiền do cán bộ tiếp nhận xác định. Ông/Bà có thể hỏi căn cứ tại quầy đã nộp hồ sơ.",
  en: "The amount was set by the officer who accepted the dossier. You can ask for its basis at that counter.",
};
