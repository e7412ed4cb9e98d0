import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import type { AssessedLine, Assessment, Collecting } from "../domain/assessment.ts";

const vi = {
  collecting: {
    before: "Thu trước, khi tiếp nhận hồ sơ",
    after: "Thu trước khi trả kết quả",
    exempt: "Được miễn toàn bộ",
    nothing: "Không thu phí, lệ phí",
    open: "Chưa đủ căn cứ để tính hết số tiền",
  } satisfies Record<Collecting, string>,
  part: "Phần đã tính được",
  total: "Tổng cộng",
  inWords: "Bằng chữ",
  missing: "Cần biết thêm",
  unsure: "Cần xác nhận",
  why: "Vì sao số tiền này?",
};

const en: typeof vi = {
  collecting: {
    before: "Collected when the dossier is accepted",
    after: "Collected before the result is handed over",
    exempt: "Exempt in full",
    nothing: "Free of charge",
    open: "Not enough is known to work out the whole amount",
  },
  part: "Worked out so far",
  total: "Total",
  inWords: "In words",
  missing: "Still to be known",
  unsure: "To be confirmed",
  why: "Why this amount? (in Vietnamese)",
};

/** What stands around the lines of a fee. */
export const FEE_RESULT_TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };

export type FeeResultProps = {
  readonly assessment: Assessment;
  /** What must still be confirmed of the rule itself. */
  readonly doubts: readonly string[];
  readonly open?: "yes";
};

/** What is to be paid, line by line, in figures and words, and why. */
export function FeeResult({ assessment, doubts, open }: FeeResultProps) {
  const texts = FEE_RESULT_TEXTS[useLanguage()];
  const { lines, total, collecting, why, missing, unconfirmed } = assessment;
  return (
    <div class="mc-fee">
      {collecting === "nothing" ? (
        <p>{texts.collecting.nothing}.</p>
      ) : (
        <>
          <FeeLines lines={lines} />
          {lines.length > 0 && (
            <p class="mc-fee-total">
              <span>{collecting === "open" ? texts.part : texts.total}</span> <strong>{formatMoney(total)}</strong>
            </p>
          )}
          <p class="mc-help">
            {collecting !== "open" && (
              <>
                {texts.inWords}: <span lang="vi">{moneyInWords(total)}</span>.{" "}
              </>
            )}
            {texts.collecting[collecting]}.
          </p>
        </>
      )}
      {missing.length > 0 && <Lines title={texts.missing} lines={missing.map(({ question }) => question)} />}
      {(unconfirmed.length > 0 || (lines.length > 0 && doubts.length > 0)) && (
        <Lines title={texts.unsure} lines={[...unconfirmed, ...(lines.length > 0 ? doubts : [])]} />
      )}
      {why.length > 0 && lines.length > 0 && (
        <Details summary={texts.why} open={open === "yes"}>
          <ol class="mc-why-lines" lang="vi">
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
          <span lang="vi">{name}</span>
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
      <ul class="mc-lines" lang="vi">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
