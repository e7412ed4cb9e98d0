import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Details } from "#ui/components/details/details.tsx";
import type { AssessedLine, Assessment, Collecting } from "../domain/assessment.ts";

const COLLECTING = {
  before: "Thu trước, khi tiếp nhận hồ sơ",
  after: "Thu trước khi trả kết quả",
  exempt: "Được miễn toàn bộ",
  nothing: "Không thu phí, lệ phí",
  open: "Chưa đủ căn cứ để tính hết số tiền",
} as const satisfies Record<Collecting, string>;

export type FeeResultProps = {
  readonly assessment: Assessment;
  /** What must still be confirmed of the rule itself. */
  readonly doubts: readonly string[];
  readonly open?: "yes";
};

/** What is to be paid, line by line, in figures and words, and why. */
export function FeeResult({ assessment, doubts, open }: FeeResultProps) {
  const { lines, total, collecting, why, missing, unconfirmed } = assessment;
  return (
    <div class="mc-fee">
      {collecting === "nothing" ? (
        <p>{COLLECTING.nothing}.</p>
      ) : (
        <>
          <FeeLines lines={lines} />
          {lines.length > 0 && (
            <p class="mc-fee-total">
              <span>{collecting === "open" ? "Phần đã tính được" : "Tổng cộng"}</span>{" "}
              <strong>{formatMoney(total)}</strong>
            </p>
          )}
          <p class="mc-help">
            {collecting === "open" ? "" : `Bằng chữ: ${moneyInWords(total)}. `}
            {COLLECTING[collecting]}.
          </p>
        </>
      )}
      {missing.length > 0 && <Lines title="Cần biết thêm" lines={missing.map(({ question }) => question)} />}
      {(unconfirmed.length > 0 || (lines.length > 0 && doubts.length > 0)) && (
        <Lines title="Cần xác nhận" lines={[...unconfirmed, ...(lines.length > 0 ? doubts : [])]} />
      )}
      {why.length > 0 && lines.length > 0 && (
        <Details summary="Vì sao số tiền này?" open={open === "yes"}>
          <ol class="mc-why-lines">
            {why.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        </Details>
      )}
    </div>
  );
}

/** The lines with what is left of them; a line that was reduced shows what it was. */
export function FeeLines({
  lines,
}: {
  readonly lines: readonly (Omit<AssessedLine, "before"> & { readonly before?: number })[];
}) {
  if (lines.length === 0) return null;
  return (
    <ul class="mc-fee-lines">
      {lines.map(({ code, name, amount, before }) => (
        <li key={code}>
          <span>{name}</span>
          <span class="mc-fee-amount">
            {before !== undefined && before !== amount && (
              <>
                <s>{formatMoney(before)}</s>{" "}
              </>
            )}
            {formatMoney(amount)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <p>
        <Badge strong="yes">{title}</Badge>
      </p>
      <ul class="mc-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
