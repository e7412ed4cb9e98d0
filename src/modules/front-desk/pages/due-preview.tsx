import { Badge } from "#ui/components/badge/badge.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { WhyThisDate } from "#ui/components/details/details.tsx";
import type { ProcedureCase } from "#modules/procedures/domain.ts";

/** The promise before it is made: when the result would be due if the dossier were received now, and why. */
export type DuePreview = { readonly at: string; readonly day: string; readonly lines: readonly string[] };

export type DuePreviewProps = {
  readonly procedureCase: ProcedureCase;
  readonly limit: string;
  readonly due: DuePreview | undefined;
  readonly fees: readonly string[];
};

/** The right zone of the form: limit, date and why, fee, legal basis, what is still unclear. */
export function DuePreviewCards({ procedureCase, limit, due, fees }: DuePreviewProps) {
  return (
    <>
      <Card title="Hẹn trả kết quả">
        {due ? (
          <>
            <p class="mc-promise">
              <strong>{due.at}</strong>
              <span>{due.day}</span>
            </p>
            <p class="mc-help">Nếu tiếp nhận bây giờ. Thời hạn: {limit}.</p>
            <WhyThisDate lines={due.lines} />
          </>
        ) : (
          <>
            <p>
              <Badge strong="yes">Cần xác nhận</Badge> Thời hạn ghi bằng lời: {limit}
            </p>
            <p class="mc-help">Nhập thời hạn và căn cứ ở mục “Thời hạn” để có ngày hẹn.</p>
          </>
        )}
      </Card>
      <Card title="Thủ tục">
        <DefinitionList
          items={[
            { term: "Mã thủ tục", value: procedureCase.procedureCode },
            { term: "Trường hợp", value: procedureCase.caseName },
            { term: "Lĩnh vực", value: procedureCase.fieldName },
            { term: "Kết quả", value: procedureCase.resultName },
            { term: "Phí, lệ phí", value: fees.length === 0 ? "Không thu" : <Lines lines={fees} /> },
            { term: "Căn cứ", value: procedureCase.legalBasis },
          ]}
        />
        {procedureCase.doubtful.length > 0 && (
          <>
            <p>
              <Badge strong="yes">Cần xác nhận</Badge>
            </p>
            <Lines lines={procedureCase.doubtful} />
          </>
        )}
      </Card>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="mc-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
