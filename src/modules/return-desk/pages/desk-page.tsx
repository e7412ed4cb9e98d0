import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { Checkbox, RadioGroup } from "#ui/components/choices/choices.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Flash, type FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";
import { AuthorisedPart } from "./authorised-part.tsx";
import { ResultPart, type Typed } from "./result-part.tsx";
import type { DueDemand, ResultOnDesk } from "./result-on-desk.ts";

export type PersonFacts = {
  readonly name: string;
  /** Masked; empty when no number is on file. */
  readonly number: string;
  readonly phone: string;
  readonly address: string;
};

export type DeskProps = {
  readonly viewer: PageViewer;
  readonly flash?: FlashMessage | undefined;
  readonly main: ResultOnDesk;
  readonly others: readonly ResultOnDesk[];
  readonly due: DueChipProps | undefined;
  readonly isLate: "yes" | "no";
  readonly owner: PersonFacts;
  readonly submitter: PersonFacts | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** One screen for one visitor: who may receive, what goes over the desk, what stands in the way. */
export function DeskPage(props: DeskProps) {
  const { main, others, typed } = props;
  const errorAt = (field: string) => props.errors.find((error) => error.field === field)?.message;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={`Trả kết quả ${main.code}`}
      active="tra-ket-qua"
      flash={props.flash}
      over={<a href={paths.list}>Danh sách chờ trả</a>}
      aside={<Beside {...props} />}
    >
      <ErrorSummary errors={props.errors} />
      {props.isLate === "yes" && (
        <Flash
          tone="warning"
          title="Hồ sơ có kết quả sau ngày hẹn."
          text="Nói lời xin lỗi với người dân khi trả. Quá hạn không cản trở việc trả kết quả."
        />
      )}
      {main.demand !== undefined ? (
        <Unpaid demand={main.demand} code={main.code} />
      ) : (
        <form method="post" action={paths.desk(main.id)} data-scan-form>
          <Card title="1. Người nhận">
            <RadioGroup
              name="receiver"
              legend="Ai nhận kết quả?"
              choices={receivers(props)}
              value={typed.text("receiver") || "owner"}
            />
            <Field
              name="card"
              label="Số căn cước của người nhận"
              help="Đặt con trỏ vào ô rồi quét mã trên thẻ căn cước, hoặc nhập 12 số. Số được so với số ghi trong hồ sơ."
              value={typed.text("card")}
              error={errorAt("card")}
              autofocus={true}
              maxLength={600}
              width="full"
            />
            {(props.owner.number === "" || props.submitter?.number === "") && (
              <Checkbox
                name="seen"
                label="Hồ sơ không ghi số căn cước: đã đối chiếu giấy tờ với người nhận"
                checked={typed.text("seen") === "yes"}
              />
            )}
            <AuthorisedPart typed={typed} errors={props.errors} />
          </Card>
          <Card title={`2. Giấy tờ giao: hồ sơ ${main.code}`}>
            <ResultPart result={main} typed={typed} errors={props.errors} />
          </Card>
          <Card title="3. Kết quả khác nhận cùng lần" id="with">
            {others.length > 0 && (
              <p class="mc-help">Đánh dấu những hồ sơ trả luôn trong lần này; tất cả được ghi nhận cùng một lúc.</p>
            )}
            {others.map((one) => (
              <OtherResult one={one} ownerOfMain={main.ownerName} typed={typed} errors={props.errors} key={one.id} />
            ))}
            <Field
              name="more"
              label="Thêm hồ sơ khác"
              help="Quét giấy hẹn hoặc nhập mã, rồi bấm Enter. Người nhận phải là chủ hồ sơ hoặc người nộp của mọi hồ sơ."
              value={typed.text("more")}
              error={errorAt("more")}
              width="medium"
              maxLength={200}
            />
          </Card>
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Xem lại trước khi trả
            </Button>
            <ButtonLink href={paths.dossier(main.id)} kind="link">
              Mở hồ sơ
            </ButtonLink>
          </div>
        </form>
      )}
    </OfficerPage>
  );
}

function receivers({ owner, submitter }: DeskProps) {
  const shown = ({ name, number }: PersonFacts) =>
    number === "" ? `${name} (hồ sơ không ghi số căn cước)` : `${name}, số ${number}`;
  return [
    { value: "owner", label: `Chủ hồ sơ: ${shown(owner)}` },
    ...(submitter === undefined ? [] : [{ value: "submitter", label: `Người nộp: ${shown(submitter)}` }]),
    { value: "authorised", label: "Người được ủy quyền", help: "Có giấy ủy quyền còn hiệu lực." },
  ];
}

function OtherResult({
  one,
  ownerOfMain,
  typed,
  errors,
}: {
  readonly one: ResultOnDesk;
  readonly ownerOfMain: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}) {
  if (one.demand !== undefined) {
    return (
      <p class="mc-help">
        <a href={paths.desk(one.id)}>{one.code}</a> {one.procedureName}: còn phải nộp {one.demand.amount}, chưa trả
        được.
      </p>
    );
  }
  return (
    <details class="mc-details" open={typed.texts("with").includes(one.id)}>
      <summary>
        {one.code} · {one.procedureName}
        {one.ownerName !== ownerOfMain && ` · chủ hồ sơ ${one.ownerName}`}
      </summary>
      <div class="mc-details-body">
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="with"
            value={one.id}
            checked={typed.texts("with").includes(one.id)}
          />
          <span class="form-check-label">Trả luôn hồ sơ này</span>
        </label>
        <ResultPart result={one} typed={typed} errors={errors} />
      </div>
    </details>
  );
}

function Unpaid({ demand, code }: { readonly demand: DueDemand; readonly code: string }) {
  return (
    <Card title="Còn phải nộp phí, lệ phí">
      <p>
        Hồ sơ {code} còn phải nộp <strong>{demand.amount}</strong> trước khi trả kết quả.
      </p>
      {demand.lines.length > 0 && (
        <ul>
          {demand.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>Mời người dân nộp tại quầy thu phí bằng giấy tiếp nhận, hoặc chuyển khoản đúng nội dung:</p>
      {demand.references.map((reference) => (
        <p key={reference}>
          <code class="mc-reference">{reference}</code>
        </p>
      ))}
      <p class="mc-help">Nộp xong, tải lại trang này là trả được ngay.</p>
      <div class="mc-form-acts">
        <ButtonLink href="?" kind="primary">
          Đã nộp, tải lại
        </ButtonLink>
      </div>
    </Card>
  );
}

function Beside({ main, due, owner, submitter }: DeskProps) {
  return (
    <Card title="Hồ sơ">
      <DefinitionList
        items={[
          { term: "Thủ tục", value: main.procedureName },
          { term: "Kết quả", value: main.result },
          { term: "Có kết quả từ", value: main.resolvedAt },
          { term: "Hạn trả", value: due && <DueChip tone={due.tone} text={due.text} /> },
          { term: "Hồ sơ giấy", value: main.where.text },
          { term: "Điện thoại chủ hồ sơ", value: owner.phone },
          { term: "Địa chỉ", value: owner.address },
          { term: "Người nộp", value: submitter?.name },
        ]}
      />
    </Card>
  );
}
