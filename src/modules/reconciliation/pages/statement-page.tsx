import { formatInstant } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { cancelPath, dayPath, statementPath } from "../http/paths.ts";
import { spanOf } from "../http/present.ts";
import type { Statement } from "../store/statements.ts";
import type { StatementState } from "../store/tables.ts";
import { Frame } from "./frame.tsx";
import { Problems } from "./problems.tsx";

const STATES = {
  waiting: { label: "Chờ đọc", tone: "neutral" },
  loading: { label: "Đang nạp", tone: "soon" },
  loaded: { label: "Đã nạp", tone: "early" },
  refused: { label: "Bị từ chối", tone: "late" },
  cancelled: { label: "Đã dừng", tone: "paused" },
} as const satisfies Record<StatementState, { readonly label: string; readonly tone: ChipTone }>;

/** How far a file has come, in words. */
export function StatementStateChip({ statement }: { readonly statement: Statement }) {
  const { label, tone } = STATES[statement.state];
  const { stored, line_count: count } = statement;
  const part =
    statement.state === "loading" && count !== null && count > 0 ? ` ${Math.floor((stored / count) * 100)} %` : "";
  return (
    <Chip tone={tone}>
      {label}
      {part}
    </Chip>
  );
}

export type StatementPageProps = {
  readonly viewer: PageViewer;
  readonly keeps: "yes" | "no";
  readonly statement: Statement;
  readonly loadedBy: string;
  /** Lines that the reconciliation has not come to yet. */
  readonly left: number;
  readonly flash: FlashMessage | undefined;
};

/** One file: what it says of itself, how far it is, why it was refused. */
export function StatementPage({ viewer, keeps, statement, loadedBy, left, flash }: StatementPageProps) {
  const { state, problems, opening, closing, total } = statement;
  const isOnItsWay = state === "waiting" || state === "loading";
  return (
    <Frame viewer={viewer} title={`Sao kê ${statement.file_name}`} flash={flash}>
      <Card title="Tệp">
        <DefinitionList
          items={[
            { term: "Trạng thái", value: <StatementStateChip statement={statement} /> },
            { term: "Tài khoản", value: statement.account_no },
            { term: "Kỳ", value: spanOf(statement.from_day, statement.to_day) },
            { term: "Số sao kê", value: statement.number },
            { term: "Số dòng", value: lineWords(statement) },
            { term: "Chưa đối soát", value: left > 0 ? `${formatInteger(left)} dòng` : "" },
            { term: "Tổng", value: total === null ? "" : formatMoney(total) },
            { term: "Số dư đầu kỳ", value: opening === null ? "" : formatMoney(opening) },
            { term: "Số dư cuối kỳ", value: closing === null ? "" : formatMoney(closing) },
            { term: "Người nạp", value: `${loadedBy}, ${formatInstant(statement.loaded_at)}` },
            { term: "Dấu vân tay tệp (SHA-256)", value: <code class="text-break">{statement.sha256}</code> },
          ]}
        />
        {isOnItsWay && (
          <p class="mc-help">
            Tệp lớn được đọc ở nền, có thể rời trang này. <a href={statementPath(statement.id)}>Xem lại tiến độ</a>
          </p>
        )}
        {isOnItsWay && keeps === "yes" && (
          <form method="post" action={cancelPath(statement.id)}>
            <Button kind="danger">Dừng và bỏ tệp này</Button>
          </form>
        )}
        {state === "loaded" && (
          <ButtonLink kind="primary" href={dayPath(statement.account_no, statement.to_day.toString())}>
            Xem kết quả đối soát
          </ButtonLink>
        )}
      </Card>
      {problems !== null && <Problems {...problems} />}
    </Frame>
  );
}

function lineWords({ line_count: count, stored, state }: Statement): string {
  if (count === null) return "";
  return state === "loading" ? `${formatInteger(stored)} / ${formatInteger(count)}` : formatInteger(count);
}
