import { formatDate, formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { RadioGroup, type Choice } from "#ui/components/choices/choices.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { dayPath, linePath } from "../http/paths.ts";
import { CLASS_NAMES, lineChip } from "../http/present.ts";
import type { SuspenseItem } from "#modules/payments/domain.ts";
import type { Awaited } from "../store/awaited.ts";
import type { Decision } from "../store/decisions.ts";
import type { Line } from "../store/lines.ts";
import { Frame } from "./frame.tsx";

export type LinePageProps = {
  readonly viewer: PageViewer;
  readonly keeps: "yes" | "no";
  readonly line: Line;
  readonly ours: Awaited | undefined;
  readonly decisions: readonly (Decision & { readonly officerName: string })[];
  /** What of its money is held and may still be given to a request. */
  readonly held: SuspenseItem | undefined;
  /** Money of ours that the line may be, by amount and days, or as it was searched for. */
  readonly candidates: readonly Awaited[];
  readonly typed: {
    readonly choice: string;
    readonly reason: string;
    readonly word: string;
    readonly reference: string;
  };
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** One line of the bank: what it says, what it was matched with, and what a person decides about it. */
export function LinePage(props: LinePageProps) {
  const { viewer, keeps, line, ours, decisions, held, errors, flash } = props;
  const back = dayPath(line.account_no, line.day.toString());
  return (
    <Frame
      viewer={viewer}
      title={`Dòng ${line.bank_ref === "" ? line.no : line.bank_ref}`}
      flash={flash}
      over={{ href: back, label: `Đối soát ngày ${formatDate(line.day)}` }}
    >
      <ErrorSummary errors={errors} />
      <Card title="Ngân hàng ghi">
        <DefinitionList
          items={[
            { term: "Ngày", value: formatDate(line.day) },
            { term: "Số tiền", value: formatMoney(line.amount) },
            { term: "Số tham chiếu", value: line.bank_ref },
            { term: "Nội dung", value: line.content },
            { term: "Lớp", value: line.class === null ? "" : CLASS_NAMES[line.class] },
            {
              term: "Kết quả",
              value: <Chip tone={lineChip(line.state, line.class).tone}>{lineChip(line.state, line.class).label}</Chip>,
            },
            { term: "Ghi chú", value: noteOf(line, decisions) },
          ]}
        />
      </Card>
      {ours && (
        <Card title="Sổ của Trung tâm">
          <DefinitionList
            items={[
              { term: "Mã tham chiếu", value: ours.reference },
              { term: "Số giao dịch", value: ours.provider_ref },
              { term: "Số tiền", value: formatMoney(ours.amount) },
              { term: "Ngày", value: formatDate(ours.day) },
            ]}
          />
        </Card>
      )}
      {decisions.map((decision) => (
        <Card title="Người quyết định" key={decision.id}>
          <DefinitionList
            items={[
              { term: "Việc", value: DECISIONS[decision.kind] },
              ...(decision.reference === null ? [] : [{ term: "Mã tham chiếu", value: decision.reference }]),
              { term: "Lý do", value: decision.reason },
              { term: "Người", value: `${decision.officerName}, ${formatInstant(decision.at)}` },
            ]}
          />
        </Card>
      ))}
      {held !== undefined && keeps === "yes" && <Settle {...props} held={held} />}
      {line.state === "open" && keeps === "yes" && <Decide {...props} />}
      {line.state === "open" && keeps === "no" && (
        <p class="mc-help">Kế toán hoặc kiểm soát viên ngân hàng giải quyết dòng này.</p>
      )}
    </Frame>
  );
}

/** What the line said when it was reconciled, and where its held money went since. */
function noteOf({ note }: Line, decisions: readonly Decision[]): string {
  const references = decisions.flatMap(({ reference }) => reference ?? []);
  return references.length === 0 ? note : `${note}. Sau đó đã khớp với ${references.join(", ")}`;
}

const DECISIONS = {
  match: "Khớp bằng tay",
  explain: "Giải trình",
  take: "Nhận tiền, giữ chờ xử lý",
  settle: "Khớp tiền đang giữ với yêu cầu thanh toán",
} as const satisfies Record<Decision["kind"], string>;

/** Money of the line that is held: whose it is, once somebody has found out. */
function Settle({ line, held, typed, errors }: LinePageProps & { readonly held: SuspenseItem }) {
  return (
    <Card title="Tiền của dòng này đang giữ chờ xử lý">
      <p>
        Đang giữ {formatMoney(held.amount)}. Khi đã biết khoản này nộp cho hồ sơ nào, khớp thẳng với yêu cầu thanh toán
        của hồ sơ đó; thiếu thì giữ chờ nộp thêm, thừa thì phần thừa tiếp tục giữ.
      </p>
      <form method="post" action={linePath(line.statement_id, line.no)} novalidate>
        <input type="hidden" name="choice" value="settle" />
        <Field
          name="reference"
          label="Mã tham chiếu của yêu cầu thanh toán"
          value={typed.reference}
          error={errors.find(({ field }) => field === "reference")?.message}
          help="Ví dụ HS7K3M9Q2PA, in trên yêu cầu thanh toán."
          maxLength={60}
          required
        />
        <Field
          name="reason"
          label="Lý do"
          rows={2}
          value={typed.reason}
          error={errors.find(({ field }) => field === "reason")?.message}
          help="Ghi rõ căn cứ: ai xác nhận, chứng từ nào."
          maxLength={500}
          required
        />
        <Button kind="primary">Khớp với yêu cầu</Button>
      </form>
    </Card>
  );
}

function Decide({ line, candidates, typed, errors }: LinePageProps) {
  const action = linePath(line.statement_id, line.no);
  return (
    <Card title="Giải quyết dòng này">
      {line.class !== "differs" && (
        <form method="get" action={action} class="mc-search-line mb-3" role="search">
          <input
            class="form-control"
            type="search"
            name="q"
            value={typed.word}
            aria-label="Tìm khoản của Trung tâm"
            placeholder="Mã tham chiếu, số giao dịch"
          />
          <Button>Tìm khoản khác</Button>
        </form>
      )}
      <form method="post" action={action} novalidate>
        <RadioGroup
          name="choice"
          legend="Dòng này là gì?"
          value={line.class === "differs" ? "explain" : typed.choice}
          choices={choicesOf(line, candidates)}
          error={errors.find(({ field }) => field === "choice")?.message}
        />
        <Field
          name="reason"
          label="Lý do"
          rows={2}
          value={typed.reason}
          error={errors.find(({ field }) => field === "reason")?.message}
          help="Ghi rõ đã kiểm tra gì, với ai; lý do in trong biên bản đối soát."
          maxLength={500}
          required
        />
        <Button kind="primary" keyShown="Ctrl+Enter">
          Ghi quyết định
        </Button>
      </form>
    </Card>
  );
}

function choicesOf(line: Line, candidates: readonly Awaited[]): readonly Choice[] {
  const explain = {
    value: "explain",
    label: line.class === "differs" ? "Giải trình chênh lệch" : "Giải trình, không phải khoản thu của Trung tâm",
    help: explainHelp(line),
  };
  if (line.class === "differs") return [explain];
  const take = {
    value: "take",
    label: "Tiền có thật: nhận vào tiền chờ xử lý",
    help: "Có người phụ trách và hạn tìm chủ; hoàn trả theo thủ tục hoàn phí.",
  };
  return [
    ...candidates.map((ours) => ({
      value: ours.id,
      label: `Khớp với ${ours.reference ?? ours.provider_ref}: ${formatMoney(ours.amount)}, ngày ${formatDate(ours.day)}`,
      help: ours.amount === line.amount ? "Đúng số tiền." : `Lệch ${formatMoney(line.amount - ours.amount)}.`,
    })),
    ...(line.amount > 0 ? [take] : []),
    explain,
  ];
}

function explainHelp(line: Line): string {
  if (line.class === "differs") return "Phần thiếu ghi là khoản phải đòi ngân hàng; phần thừa giữ ở tiền chờ xử lý.";
  if (line.class === "duplicate") return "Ngân hàng in lặp dòng, không có tiền thêm.";
  return "Phí của ngân hàng hoặc ghi nhầm: ghi là khoản phải đòi, không vào phí, lệ phí.";
}
