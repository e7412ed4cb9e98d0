import { Button } from "#ui/components/button/button.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { paths } from "../http/paths.ts";
import type { CaseChoice } from "../use-cases/find-cases.ts";

export type StartPageProps = {
  readonly viewer: PageViewer;
  readonly query: string;
  readonly hits: readonly CaseChoice[];
  readonly drafts: readonly { readonly id: string; readonly title: string; readonly at: string }[];
  readonly flash?: FlashMessage | undefined;
};

/** First question of the counter: which procedure. Answers as you type; without JavaScript, after Enter. */
export function StartPage({ viewer, query, hits, drafts, flash }: StartPageProps) {
  return (
    <OfficerPage viewer={viewer} title="Tiếp nhận hồ sơ" active="tiep-nhan" islands={["find-procedure"]} flash={flash}>
      <form
        method="get"
        action={paths.start}
        role="search"
        class="mc-find"
        data-island="find-procedure"
        data-url={paths.findProcedure}
      >
        <label class="form-label" for="q">
          Người dân cần làm thủ tục gì?
        </label>
        <div class="mc-help" id="q-help">
          Gõ tên, mã hoặc lĩnh vực, không cần dấu. Mũi tên để chọn, Enter để mở.
        </div>
        <div class="mc-search-line">
          <input
            id="q"
            name="q"
            type="search"
            class="form-control"
            value={query}
            autofocus
            autocomplete="off"
            aria-describedby="q-help"
            data-find-input
          />
          <Button>Tìm</Button>
        </div>
      </form>
      <form method="post" action={paths.open} data-find-results aria-live="polite">
        <CaseList hits={hits} query={query} />
      </form>
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts" class="mc-section">
            Đang nhập dở
          </h2>
          <ul class="mc-lines">
            {drafts.map((draft) => (
              <li key={draft.id} data-key-row>
                <a href={paths.draft(draft.id)}>{draft.title}</a>{" "}
                <span class="mc-help mc-inline">lưu lúc {draft.at}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </OfficerPage>
  );
}

/** The cases found; each is a button that opens the form. */
function CaseList({ hits, query }: Pick<StartPageProps, "hits" | "query">) {
  if (hits.length === 0 && query === "") {
    return (
      <div data-find-list>
        <EmptyState title="Quầy này chưa có thủ tục nào">
          Quản trị hệ thống gán thủ tục cho cơ quan ở mục Quản trị, Thủ tục.
        </EmptyState>
      </div>
    );
  }
  if (hits.length === 0) {
    return (
      <div data-find-list>
        <EmptyState title={`Không tìm thấy thủ tục cho “${query}”`}>
          Thử ít chữ hơn, hoặc tên thường gọi. Thủ tục của cơ quan khác do quầy của cơ quan đó tiếp nhận.
        </EmptyState>
      </div>
    );
  }
  return (
    <ul class="mc-cases" data-find-list aria-label={query === "" ? "Thủ tục của quầy" : "Thủ tục tìm thấy"}>
      {hits.map((hit) => (
        <li key={hit.caseId}>
          <button type="submit" name="case" value={hit.caseId} class="mc-case">
            <strong>{hit.procedureName}</strong>
            {hit.caseName !== "" && hit.caseName !== hit.procedureName && <span>{hit.caseName}</span>}
            <span class="mc-second-line">
              {hit.code} · {hit.fieldName} · {hit.limit}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
