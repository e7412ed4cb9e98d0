import type { ComponentChildren } from "preact";
import { formatMoney } from "#kernel/vnd.ts";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage } from "#ui/language.ts";
import { formatRule } from "../../domain/limit.ts";
import { type CaseContent, type Component, type Fee, type ProcedureContent } from "../../domain/procedure.ts";
import type { FeeWords } from "../../http/fee-words.ts";
import { PROCEDURES_PATH } from "../../http/paths.ts";
import { PROCEDURE_TEXTS, type ProcedureTexts } from "./procedure-texts.ts";

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

/** What a procedure asks and gives, in the order in which people ask: papers, time, money, where, how, why. */
export function ProcedurePage({ contact, content, agencyName, validFrom, feeWords, usual }: ProcedurePageProps) {
  const texts = useTexts();
  const [only] = content.cases;
  return (
    <PublicPage title={content.name} contact={contact} back={{ href: PROCEDURES_PATH, label: texts.back }}>
      <h1 lang="vi">{content.name}</h1>
      {texts.original !== "" && <p class="mc-help">{texts.original}</p>}
      {content.doubts.length > 0 && <Flash tone="notice" title={texts.doubtTitle} text={texts.doubtText} />}
      <DefinitionList
        items={[
          { term: texts.code, value: content.code },
          { term: texts.field, value: <span lang="vi">{content.fieldName}</span> },
          { term: texts.agency, value: agencyName === "" ? <Unsure /> : <span lang="vi">{agencyName}</span> },
          ...asLaw(texts.result, content.results.join("; ")),
          ...asLaw(texts.subjects, content.subjects.join(", ")),
        ]}
      />
      {content.cases.length === 1 && only !== undefined ? (
        <CaseSections content={content} one={only} words={feeWords?.get(only.caseCode)} />
      ) : (
        content.cases.map((one) => (
          <Details
            key={one.caseCode}
            summary={<strong lang="vi">{one.caseName}</strong>}
            open={content.cases.length <= 3}
          >
            <CaseSections content={content} one={one} words={feeWords?.get(one.caseCode)} />
          </Details>
        ))
      )}
      {usual !== undefined && (
        <Section title={texts.usual}>
          <p>
            {usual.words} <a href={usual.href}>{texts.usualHow}</a>
          </p>
        </Section>
      )}
      <Where content={content} />
      <Steps content={content} />
      {content.requirements !== "" && (
        <Section title={texts.conditions}>
          <Paragraphs text={content.requirements} />
        </Section>
      )}
      <Section title={texts.basis}>
        {content.legalBasis.length === 0 ? (
          <Unsure />
        ) : (
          <ul lang="vi">
            {content.legalBasis.map((act) => (
              <li key={`${act.code} ${act.name}`}>{[act.code, act.name].filter((part) => part !== "").join(": ")}</li>
            ))}
          </ul>
        )}
        <p class="mc-help">{texts.validFrom(validFrom)}</p>
      </Section>
    </PublicPage>
  );
}

function useTexts(): ProcedureTexts {
  return PROCEDURE_TEXTS[useLanguage()];
}

/** A fact in the words of the law; without words there is no line. */
function asLaw(term: string, text: string) {
  return text === "" ? [] : [{ term, value: <span lang="vi">{text}</span> }];
}

type CaseProps = {
  readonly content: ProcedureContent;
  readonly one: CaseContent;
  readonly words: FeeWords | undefined;
};

function CaseSections({ content, one, words }: CaseProps) {
  const language = useLanguage();
  const texts = useTexts();
  const doubts = content.doubts.filter((doubt) => doubt.caseCode === one.caseCode && doubt.kind.startsWith("limit"));
  return (
    <>
      <Section title={texts.papers}>
        {one.components.length === 0 ? <Unsure /> : <Papers components={one.components} />}
      </Section>
      <Section title={texts.howLong}>
        {one.rule === null ? (
          <p>
            <span lang="vi">{one.limitText}</span>
            {one.limitText === "" && texts.noLimit} <Unsure />
          </p>
        ) : (
          <p>{(one.immediate ? texts.atOnce : texts.within)(formatRule(one.rule, language))}</p>
        )}
        {one.excludedPeriods.length > 0 && (
          <p>
            {texts.excluded}: <span lang="vi">{one.excludedPeriods.join("; ")}</span>.
          </p>
        )}
        {doubts.map((doubt) => (
          <p key={doubt.vi} class="mc-help" lang="vi">
            {doubt.vi}
          </p>
        ))}
      </Section>
      <Section title={texts.fees}>
        {words === undefined ? <Fees fees={one.fees} /> : <FeesInWords words={words} />}
      </Section>
    </>
  );
}

function Papers({ components }: { readonly components: readonly Component[] }) {
  const texts = useTexts();
  const groups = Map.groupBy(components, (component) => component.group ?? "");
  return (
    <>
      {[...groups].map(([group, papers]) => (
        <div key={group}>
          {group !== "" && (
            <p lang="vi">
              <strong>{group}</strong>
            </p>
          )}
          <ul>
            {papers.map((paper, index) => (
              <li key={`${paper.code}-${index}`}>
                <span lang="vi">{paper.name}</span>
                {quantityOf(paper, texts)}
                {!paper.required && paper.originals + paper.copies > 0 && ` – ${texts.ifAny}`}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function quantityOf({ originals, copies }: Component, texts: ProcedureTexts): string {
  const counts = [
    ...(originals > 0 ? [texts.originals(originals)] : []),
    ...(copies > 0 ? [texts.copies(copies)] : []),
  ];
  return counts.length === 0 ? "" : ` (${counts.join(", ")})`;
}

function Fees({ fees }: { readonly fees: readonly Fee[] }) {
  const texts = useTexts();
  if (fees.length === 0) return <p>{texts.noFees}</p>;
  return (
    <ul>
      {fees.map(({ kind, amount, note }, index) => (
        <li key={`${kind}-${index}`}>
          {texts.fee[kind]}
          {note !== "" && <span lang="vi"> ({note})</span>}: {amount === null ? <Unsure /> : formatMoney(amount)}
        </li>
      ))}
    </ul>
  );
}

function FeesInWords({ words: { items, reductions, exemptions, doubts } }: { readonly words: FeeWords }) {
  const texts = useTexts();
  if (items.length === 0) return <p>{texts.noFees}</p>;
  return (
    <div>
      <ul lang="vi">
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
            <strong>{texts.relief}</strong>
          </p>
          <ul lang="vi">
            {[...reductions, ...exemptions].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {doubts.length > 0 && (
        <p>
          <Unsure /> <span lang="vi">{doubts.join(" ")}</span>
        </p>
      )}
    </div>
  );
}

function Where({ content }: { readonly content: ProcedureContent }) {
  const texts = useTexts();
  return (
    <Section title={texts.where}>
      <ul>
        {content.channels.map((terms) => (
          <li key={terms.channel}>
            {texts.channels[terms.channel]}
            {terms.limitText !== "" && terms.limitText.length < 120 && <span lang="vi">: {terms.limitText}</span>}
          </li>
        ))}
        {content.channels.length === 0 && <li>{texts.atCounter}</li>}
      </ul>
    </Section>
  );
}

function Steps({ content }: { readonly content: ProcedureContent }) {
  const texts = useTexts();
  if (content.steps.length === 0) return null;
  return (
    <Section title={texts.steps}>
      <ol lang="vi">
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
        <p key={index} lang="vi">
          {line}
        </p>
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
  return <Chip tone="soon">{useTexts().unsure}</Chip>;
}
