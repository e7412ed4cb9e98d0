import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import { API_PROCEDURES_PATH, procedurePath, PROCEDURES_PATH, withQuery } from "../../http/paths.ts";
import type { ProcedureRow } from "../../store/search-rows.ts";

export type AgencyCount = { readonly code: string; readonly name: string; readonly count: number };

export type ProceduresPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly query: string;
  readonly agency: AgencyCount | undefined;
  readonly hits: readonly ProcedureRow[];
  readonly more: string | undefined;
  readonly agencies: readonly AgencyCount[];
};

/** Which procedure do I need? One question, answered while it is typed; without JavaScript with the button. */
export function ProceduresPage({ contact, query, agency, hits, more, agencies }: ProceduresPageProps) {
  const texts = TEXTS[useLanguage()];
  return (
    <PublicPage
      title={query === "" ? texts.title : texts.searched(query)}
      contact={contact}
      islands={["search-procedures"]}
    >
      <h1>{texts.question}</h1>
      <form
        method="get"
        action={PROCEDURES_PATH}
        role="search"
        data-island="search-procedures"
        data-results="ket-qua"
        data-url={API_PROCEDURES_PATH}
        data-doubtful={texts.doubtful}
        data-nothing={texts.nothing(QUERY_MARK)}
        data-advice={texts.advice}
      >
        <Field name="q" label={texts.label} help={texts.help} type="search" value={query} maxLength={200} />
        {agency && <input type="hidden" name="co-quan" value={agency.code} />}
        <p>
          <Button kind="primary">{texts.find}</Button>
        </p>
      </form>
      <div id="ket-qua" aria-live="polite">
        <Results query={query} agency={agency} hits={hits} more={more} agencies={agencies} />
      </div>
    </PublicPage>
  );
}

/** Stands where the script puts what was typed. */
const QUERY_MARK = "%";

function Results({ query, agency, hits, more, agencies }: Omit<ProceduresPageProps, "contact">) {
  const texts = TEXTS[useLanguage()];
  if (query === "" && agency === undefined) return <Agencies agencies={agencies} />;
  return (
    <>
      {agency && (
        <p>
          {texts.proceduresOf} <strong lang="vi">{agency.name}</strong>.{" "}
          <a href={withQuery(PROCEDURES_PATH, { q: query })}>{texts.everyAgency}</a>
        </p>
      )}
      {hits.length === 0 ? (
        <EmptyState title={texts.nothing(query)}>{texts.advice}</EmptyState>
      ) : (
        <ul class="mc-cases">
          {hits.map((hit) => (
            <HitLine key={hit.code} hit={hit} />
          ))}
        </ul>
      )}
      {more && (
        <p>
          <a href={more}>{texts.more}</a>
        </p>
      )}
    </>
  );
}

function HitLine({ hit }: { readonly hit: ProcedureRow }) {
  const texts = TEXTS[useLanguage()];
  const limit = hit.cases[0]?.limitText ?? "";
  return (
    <li>
      <a class="mc-hit" href={procedurePath(hit.code)}>
        <strong lang="vi">{hit.name}</strong>
        <span class="mc-second-line">
          <span lang="vi">
            {[hit.code, hit.agencyName, limit.length > 60 ? "" : limit].filter((part) => part !== "").join(" · ")}
          </span>{" "}
          {hit.doubtful && <Chip tone="soon">{texts.doubtful}</Chip>}
        </span>
      </a>
    </li>
  );
}

function Agencies({ agencies }: { readonly agencies: readonly AgencyCount[] }) {
  const texts = TEXTS[useLanguage()];
  return (
    <>
      <h2>{texts.byAgency}</h2>
      <ul>
        {agencies.map((agency) => (
          <li key={agency.code}>
            <a href={withQuery(PROCEDURES_PATH, { "co-quan": agency.code })} lang="vi">
              {agency.name}
            </a>{" "}
            ({texts.count(agency.count)})
          </li>
        ))}
      </ul>
    </>
  );
}

const vi = {
  title: "Thủ tục hành chính",
  searched: (query: string) => `Tìm: ${query}`,
  question: "Ông/Bà cần làm thủ tục gì?",
  label: "Nhập việc cần làm, tên hoặc mã thủ tục",
  help: "Ví dụ: làm lại căn cước, cấp điện mới, sang tên sổ đỏ. Có dấu hay không dấu đều được.",
  find: "Tìm thủ tục",
  proceduresOf: "Thủ tục của",
  everyAgency: "Xem mọi cơ quan",
  nothing: (query: string) => `Không tìm thấy thủ tục cho “${query}”.`,
  advice: "Hãy thử ít chữ hơn, hoặc gọi số điện thoại ở cuối trang để được hướng dẫn.",
  more: "Xem thêm",
  doubtful: "có điểm cần xác nhận",
  byAgency: "Theo cơ quan giải quyết",
  count: (count: number) => `${count} thủ tục`,
};

const en: typeof vi = {
  title: "Administrative procedures",
  searched: (query) => `Search: ${query}`,
  question: "What do you need to do?",
  label: "Type what you need, or the name or code of the procedure, in Vietnamese",
  help: "For example: cap dien moi (new electricity connection), can cuoc (identity card). With or without accents.",
  find: "Find a procedure",
  proceduresOf: "Procedures of",
  everyAgency: "Show all agencies",
  nothing: (query) => `No procedure was found for “${query}”.`,
  advice: "Try fewer words, or call the number at the bottom of this page for help.",
  more: "Show more",
  doubtful: "some points to be confirmed",
  byAgency: "By agency in charge",
  count: (count) => (count === 1 ? "1 procedure" : `${count} procedures`),
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
