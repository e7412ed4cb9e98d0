import type { ComponentChildren } from "preact";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { componentText, feeText } from "../../domain/difference.ts";
import { formatRule } from "../../domain/limit.ts";
import { type CaseContent, type Component, type Fee, type ProcedureContent } from "../../domain/procedure.ts";
import type { FeeWords } from "../../http/fee-words.ts";
import { PROCEDURES_PATH } from "../../http/paths.ts";

export type ProcedurePageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly content: ProcedureContent;
  readonly agencyName: string;
  readonly validFrom: string;
  /** What each case costs, by its code; the fees of the catalogue where nothing is said. */
  readonly feeWords?: ReadonlyMap<string, FeeWords | undefined>;
  /** How long it usually takes, from recent dossiers. */
  readonly usual?: { readonly words: string; readonly href: string } | undefined;
};

const CHANNELS = { direct: "Tại quầy", online: "Trực tuyến", postal: "Qua bưu chính" } as const;

/** What a procedure asks and gives, in the order in which people ask: papers, time, money, where, how, why. */
export function ProcedurePage({ contact, content, agencyName, validFrom, feeWords, usual }: ProcedurePageProps) {
  const [only] = content.cases;
  return (
    <PublicPage title={content.name} contact={contact} back={{ href: PROCEDURES_PATH, label: "Tìm thủ tục khác" }}>
      <h1>{content.name}</h1>
      {content.doubts.length > 0 && (
        <Flash
          tone="notice"
          title="Có điểm cần xác nhận"
          text="Chỗ nào ghi “cần xác nhận” thì hỏi lại Trung tâm theo số điện thoại ở cuối trang trước khi chuẩn bị hồ sơ."
        />
      )}
      <DefinitionList
        items={[
          { term: "Mã thủ tục", value: content.code },
          { term: "Lĩnh vực", value: content.fieldName },
          { term: "Cơ quan giải quyết", value: agencyName || <Unsure /> },
          { term: "Kết quả", value: content.results.join("; ") },
          { term: "Ai được làm", value: content.subjects.join(", ") },
        ]}
      />
      {content.cases.length === 1 && only !== undefined ? (
        <CaseSections content={content} one={only} words={feeWords?.get(only.caseCode)} />
      ) : (
        content.cases.map((one) => (
          <Details key={one.caseCode} summary={<strong>{one.caseName}</strong>} open={content.cases.length <= 3}>
            <CaseSections content={content} one={one} words={feeWords?.get(one.caseCode)} />
          </Details>
        ))
      )}
      {usual !== undefined && (
        <Section title="Thực tế thường mất bao lâu">
          <p>
            {usual.words} <a href={usual.href}>Số liệu này được tính thế nào?</a>
          </p>
        </Section>
      )}
      <Where content={content} />
      <Steps content={content} />
      {content.requirements !== "" && (
        <Section title="Yêu cầu, điều kiện">
          <Paragraphs text={content.requirements} />
        </Section>
      )}
      <Section title="Căn cứ pháp lý">
        {content.legalBasis.length === 0 ? (
          <Unsure />
        ) : (
          <ul>
            {content.legalBasis.map((act) => (
              <li key={`${act.code} ${act.name}`}>{[act.code, act.name].filter((part) => part !== "").join(": ")}</li>
            ))}
          </ul>
        )}
        <p class="mc-help">Nội dung áp dụng từ {validFrom}. Hồ sơ đã nộp theo nội dung có hiệu lực lúc nộp.</p>
      </Section>
    </PublicPage>
  );
}

type CaseProps = {
  readonly content: ProcedureContent;
  readonly one: CaseContent;
  readonly words: FeeWords | undefined;
};

function CaseSections({ content, one, words }: CaseProps) {
  const doubts = content.doubts.filter((doubt) => doubt.caseCode === one.caseCode && doubt.kind.startsWith("limit"));
  return (
    <>
      <Section title="Giấy tờ cần nộp">
        {one.components.length === 0 ? <Unsure /> : <Papers components={one.components} />}
      </Section>
      <Section title="Bao lâu có kết quả">
        {one.rule === null ? (
          <p>
            {one.limitText || "Nguồn không ghi thời hạn."} <Unsure />
          </p>
        ) : (
          <p>
            {one.immediate
              ? `Trả ngay khi tiếp nhận. ${formatRule(one.rule)}.`
              : `${formatRule(one.rule)}, kể từ khi nhận đủ hồ sơ.`}
          </p>
        )}
        {one.excludedPeriods.length > 0 && <p>Không tính thời gian: {one.excludedPeriods.join("; ")}.</p>}
        {doubts.map((doubt) => (
          <p key={doubt.vi} class="mc-help">
            {doubt.vi}
          </p>
        ))}
      </Section>
      <Section title="Phí, lệ phí">
        {words === undefined ? <Fees fees={one.fees} /> : <FeesInWords words={words} />}
      </Section>
    </>
  );
}

function Papers({ components }: { readonly components: readonly Component[] }) {
  const groups = Map.groupBy(components, (component) => component.group ?? "");
  return (
    <>
      {[...groups].map(([group, papers]) => (
        <div key={group}>
          {group !== "" && (
            <p>
              <strong>{group}</strong>
            </p>
          )}
          <ul>
            {papers.map((paper, index) => (
              <li key={`${paper.code}-${index}`}>
                {componentText(paper)}
                {!paper.required && paper.originals + paper.copies > 0 && " – nếu có"}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Fees({ fees }: { readonly fees: readonly Fee[] }) {
  if (fees.length === 0) return <p>Không thu.</p>;
  return (
    <ul>
      {fees.map((fee, index) => (
        <li key={`${fee.kind}-${index}`}>
          {fee.amount === null ? (
            <>
              {fee.kind === "phi" ? "Phí" : "Lệ phí"}
              {fee.note === "" ? "" : ` (${fee.note})`}: <Unsure />
            </>
          ) : (
            feeText(fee)
          )}
        </li>
      ))}
    </ul>
  );
}

function FeesInWords({ words: { items, reductions, exemptions, doubts } }: { readonly words: FeeWords }) {
  if (items.length === 0) return <p>Không thu.</p>;
  return (
    <>
      <ul>
        {items.map(({ name, prices: [price = "", ...others] }) => (
          <li key={name}>
            {others.length === 0 ? (
              `${name}: ${price}`
            ) : (
              <>
                {name}:
                <ul>
                  {[price, ...others].map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
      {reductions.length + exemptions.length > 0 && (
        <>
          <p>
            <strong>Miễn, giảm</strong>
          </p>
          <ul>
            {[...reductions, ...exemptions].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {doubts.length > 0 && (
        <p>
          <Unsure /> {doubts.join(" ")}
        </p>
      )}
    </>
  );
}

function Where({ content }: { readonly content: ProcedureContent }) {
  return (
    <Section title="Nộp ở đâu">
      <ul>
        {content.channels.map((terms) => (
          <li key={terms.channel}>
            {CHANNELS[terms.channel]}
            {terms.limitText !== "" && terms.limitText.length < 120 && `: ${terms.limitText}`}
          </li>
        ))}
        {content.channels.length === 0 && <li>Tại quầy của Trung tâm.</li>}
      </ul>
    </Section>
  );
}

function Steps({ content }: { readonly content: ProcedureContent }) {
  if (content.steps.length === 0) return null;
  return (
    <Section title="Các bước">
      <ol>
        {content.steps.map((step, index) => (
          <li key={`${index}-${step.name}`}>
            {step.name !== "" && <strong>{step.name}. </strong>}
            <Paragraphs text={step.text} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="mc-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Unsure() {
  return <Chip tone="soon">cần xác nhận</Chip>;
}
