import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { collectPath, COLLECT_PATH, POST_PATH } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";

export type ProcedureChoice = {
  readonly caseId: string;
  readonly name: string;
  readonly caseName: string;
  readonly code: string;
  /** Why it may not go by post; empty when it may. */
  readonly barred: string;
};

export type ChooseProcedurePageProps = {
  readonly viewer: PageViewer;
  readonly query: string;
  readonly choices: readonly ProcedureChoice[];
};

/** The first question at the door: what is it for? */
export function ChooseProcedurePage({ viewer, query, choices }: ChooseProcedurePageProps) {
  return (
    <PostFrame viewer={viewer} tab="form" title="Nhận hồ sơ: chọn thủ tục" over={<a href={POST_PATH}>Bưu chính</a>}>
      <form method="get" action={COLLECT_PATH} role="search">
        <Field name="q" label="Tên hoặc mã thủ tục" value={query} type="search" autofocus />
        <Button>Tìm</Button>
      </form>
      {choices.length === 0 ? (
        <EmptyState title="Không tìm thấy thủ tục nào.">Hãy thử từ khác, ví dụ “giấy phép xây dựng”.</EmptyState>
      ) : (
        <ul class="mc-post-choices">
          {choices.map(({ caseId, name, caseName, code, barred }) => (
            <li key={caseId}>
              {barred === "" ? <a href={collectPath(caseId)}>{name}</a> : <span>{name}</span>}
              <br />
              <small>
                {code}
                {caseName !== "" && `, ${caseName}`}
              </small>
              {barred !== "" && (
                <p>
                  <Chip tone="late">không nhận qua bưu chính</Chip> {barred}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </PostFrame>
  );
}
