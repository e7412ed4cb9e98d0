import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
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
  return (
    <PublicPage
      title={query === "" ? "Thủ tục hành chính" : `Tìm: ${query}`}
      contact={contact}
      islands={["search-procedures"]}
    >
      <h1>Ông/Bà cần làm thủ tục gì?</h1>
      <form
        method="get"
        action={PROCEDURES_PATH}
        role="search"
        data-island="search-procedures"
        data-results="ket-qua"
        data-url={API_PROCEDURES_PATH}
      >
        <Field
          name="q"
          label="Nhập việc cần làm, tên hoặc mã thủ tục"
          help="Ví dụ: làm lại căn cước, cấp điện mới, sang tên sổ đỏ. Có dấu hay không dấu đều được."
          type="search"
          value={query}
          maxLength={200}
        />
        {agency && <input type="hidden" name="co-quan" value={agency.code} />}
        <p>
          <Button kind="primary">Tìm thủ tục</Button>
        </p>
      </form>
      <div id="ket-qua" aria-live="polite">
        <Results query={query} agency={agency} hits={hits} more={more} agencies={agencies} />
      </div>
    </PublicPage>
  );
}

function Results({ query, agency, hits, more, agencies }: Omit<ProceduresPageProps, "contact">) {
  if (query === "" && agency === undefined) return <Agencies agencies={agencies} />;
  return (
    <>
      {agency && (
        <p>
          Thủ tục của <strong>{agency.name}</strong>.{" "}
          <a href={withQuery(PROCEDURES_PATH, { q: query })}>Xem mọi cơ quan</a>
        </p>
      )}
      {hits.length === 0 ? (
        <EmptyState title={`Không tìm thấy thủ tục cho “${query}”.`}>
          Hãy thử ít chữ hơn, hoặc gọi số điện thoại ở cuối trang để được hướng dẫn.
        </EmptyState>
      ) : (
        <ul class="mc-cases">
          {hits.map((hit) => (
            <HitLine key={hit.code} hit={hit} />
          ))}
        </ul>
      )}
      {more && (
        <p>
          <a href={more}>Xem thêm</a>
        </p>
      )}
    </>
  );
}

function HitLine({ hit }: { readonly hit: ProcedureRow }) {
  const limit = hit.cases[0]?.limitText ?? "";
  return (
    <li>
      <a class="mc-hit" href={procedurePath(hit.code)}>
        <strong>{hit.name}</strong>
        <span class="mc-second-line">
          {[hit.code, hit.agencyName, limit.length > 60 ? "" : limit].filter((part) => part !== "").join(" · ")}{" "}
          {hit.doubtful && <Chip tone="soon">có điểm cần xác nhận</Chip>}
        </span>
      </a>
    </li>
  );
}

function Agencies({ agencies }: { readonly agencies: readonly AgencyCount[] }) {
  return (
    <>
      <h2>Theo cơ quan giải quyết</h2>
      <ul>
        {agencies.map((agency) => (
          <li key={agency.code}>
            <a href={withQuery(PROCEDURES_PATH, { "co-quan": agency.code })}>{agency.name}</a> ({agency.count} thủ tục)
          </li>
        ))}
      </ul>
    </>
  );
}
