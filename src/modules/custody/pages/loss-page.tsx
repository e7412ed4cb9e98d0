import { formatDate, formatInstant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { answersFor, LOSS_SIDES, REMEDIES, type Loss, type LossSide } from "../domain/loss.ts";
import { countText, lossSideName, OUTCOME_NAMES, REMEDY_NAMES } from "../domain/texts.ts";
import { LOSSES_PATH, lossPath, lossPdfPath, wherePath } from "../http/paths.ts";
import { SignaturePlace } from "./signature-place.tsx";

export type LossPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly loss: Loss;
  readonly code: string;
  readonly foundBy: string;
  /** Units in whose name the viewer may take what was made again. */
  readonly makers: readonly SelectOption[];
  readonly typed: (name: string) => string | undefined;
};

/** One loss: what and between whom, how it is made again, three signatures, and that it is there again. */
export function LossPage(props: LossPageProps) {
  const { viewer, flash, loss, code, foundBy } = props;
  const { remaking, carrier, endedAt, outcome } = loss;
  return (
    <OfficerPage
      viewer={viewer}
      title={`Thất lạc hồ sơ ${code}`}
      active="giao-nhan"
      flash={flash}
      over={<a href={LOSSES_PATH}>Biên bản thất lạc</a>}
      acts={
        <ButtonLink href={lossPdfPath(loss.id)} newWindow="yes">
          In biên bản
        </ButtonLink>
      }
    >
      <Card title="Sự việc">
        <DefinitionList
          items={[
            { term: "Số biên bản", value: loss.number },
            { term: "Hồ sơ", value: <a href={wherePath(code)}>{code}</a> },
            { term: "Thất lạc", value: `${EXTENTS[loss.extent]}: ${countText(loss)}` },
            { term: "Bên giao", value: loss.giver.label },
            { term: "Bên vận chuyển", value: carrier?.label ?? "" },
            { term: "Bên nhận", value: loss.receiver.label },
            { term: "Bên chịu trách nhiệm", value: answersFor(loss).label },
            {
              term: "Phát hiện",
              value: [formatInstant(loss.foundAt), foundBy].filter((word) => word !== "").join(", "),
            },
            { term: "Sự việc", value: loss.circumstances },
            { term: "Giấy tờ", value: remaking && <Lines text={loss.contents} /> },
            { term: "Cách lập lại", value: remaking && REMEDY_NAMES[remaking.remedy] },
            { term: "Việc phải làm", value: remaking?.text ?? "" },
            {
              term: "Người lập lại",
              value: remaking && `${remaking.responsible}, xong trước hết ${formatDate(remaking.by)}`,
            },
            { term: "Kết quả", value: outcome && endedAt && `${OUTCOME_NAMES[outcome]} lúc ${formatInstant(endedAt)}` },
          ]}
        />
      </Card>
      {endedAt === null && loss.signatures.length === 0 && <WritingForm {...props} />}
      {(endedAt === null || loss.signatures.length > 0) && (
        <Card title={`Chữ ký ba bên (${loss.signatures.length}/3)`}>
          {remaking === null ? (
            <p>Ghi cách lập lại trước; sau đó ba bên cùng ký.</p>
          ) : (
            LOSS_SIDES.map((side) => <SidePlace key={side} side={side} {...props} />)
          )}
        </Card>
      )}
      {endedAt === null && loss.completedAt !== null && <RemadeForm {...props} />}
    </OfficerPage>
  );
}

const EXTENTS = { bundle: "Cả túi hồ sơ", sheets: "Thiếu giấy tờ trong túi" } as const;

function Lines({ text }: { readonly text: string }) {
  return (
    <ul class="mc-lines">
      {text.split("\n").map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}

function WritingForm({ loss, typed }: LossPageProps) {
  const { remaking } = loss;
  return (
    <Card title="Giấy tờ bị thất lạc và cách lập lại">
      <form method="post" action={lossPath(loss.id, "noi-dung")} class="mc-form-narrow">
        <Field
          name="giayTo"
          label="Giấy tờ bị thất lạc, mỗi dòng một loại"
          rows={4}
          value={typed("giayTo") ?? loss.contents}
          help="Ghi sẵn theo giấy tiếp nhận; bỏ những giấy tờ vẫn còn."
          required
        />
        <Select
          name="cachLapLai"
          label="Lập lại bằng cách nào"
          empty="Chọn cách lập lại"
          value={typed("cachLapLai") ?? remaking?.remedy}
          options={REMEDIES.map((value) => ({ value, label: REMEDY_NAMES[value] }))}
          help="Người nộp không phải nộp lại giấy tờ, không trả thêm tiền khi còn cách khác."
          required
        />
        <Field
          name="viecLam"
          label="Việc phải làm"
          rows={3}
          value={typed("viecLam") ?? remaking?.text ?? ""}
          help="Lấy từ đâu, ai ký xác nhận. Nếu phải nhờ người nộp: vì sao không còn cách nào khác."
          required
        />
        <Field name="nguoiLam" label="Ai lập lại" value={typed("nguoiLam") ?? remaking?.responsible ?? ""} required />
        <Field
          name="han"
          label="Xong trước hết ngày"
          value={typed("han") ?? (remaking === null ? "" : formatDate(remaking.by))}
          placeholder="25/11/2026"
          width="short"
          required
        />
        <Button kind={remaking === null ? "primary" : "plain"}>Ghi cách lập lại</Button>
      </form>
    </Card>
  );
}

/** A side's signature or the place for it; after the end only what was signed. */
function SidePlace({ side, loss, typed }: LossPageProps & { readonly side: LossSide }) {
  const signature = loss.signatures.find((each) => each.side === side);
  if (signature === undefined && loss.endedAt !== null) return null;
  const name = lossSideName(side, loss);
  return (
    <SignaturePlace action={lossPath(loss.id, "ky")} side={side} name={name} signature={signature} typed={typed} />
  );
}

function RemadeForm({ loss, makers, typed }: LossPageProps) {
  return (
    <Card title="Giấy tờ đã lập lại">
      <form method="post" action={lossPath(loss.id, "lap-lai")} class="mc-form-narrow">
        {loss.extent === "bundle" && (
          <Select
            name="noiGiu"
            label="Nơi giữ túi hồ sơ lập lại"
            empty="Chọn nơi giữ"
            value={typed("noiGiu") ?? (makers.length === 1 ? makers[0]?.value : undefined)}
            options={makers}
            required
          />
        )}
        <Field
          name="soTo"
          label="Số tờ đã lập lại"
          inputMode="numeric"
          width="short"
          value={typed("soTo") ?? String(loss.sheets)}
          required
        />
        <Field
          name="banChinh"
          label="Trong đó bản chính"
          inputMode="numeric"
          width="short"
          value={typed("banChinh") ?? String(loss.originals)}
        />
        <Button kind="primary">Giấy tờ đã có lại</Button>
      </form>
    </Card>
  );
}
