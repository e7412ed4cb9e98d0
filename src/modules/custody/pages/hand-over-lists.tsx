import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { HandOver } from "../domain/bundle.ts";
import { CONCLUSION_NAMES, countText } from "../domain/texts.ts";
import { handOverPath, minutesPath, RECEIVE_PATH, wherePath } from "../http/paths.ts";

export type HandOverLine = { readonly handOver: HandOver; readonly code: string; readonly late: "yes" | "no" };

type ListProps = {
  readonly lines: readonly HandOverLine[];
  /** What was typed before a refusal, by the name of the field. */
  readonly typed: (name: string) => string | undefined;
};

/** What waits for this place: count each, take all that are ticked; large enough for a thumb. */
export function IncomingList({ lines, typed }: ListProps) {
  if (lines.length === 0) {
    return (
      <EmptyState title="Không có túi hồ sơ nào đang chờ nhận.">
        Khi nơi khác giao hồ sơ giấy cho bộ phận của ông/bà, túi hồ sơ hiện ở đây để đếm và xác nhận.
      </EmptyState>
    );
  }
  return (
    <>
      <form method="post" action={RECEIVE_PATH}>
        <ul class="mc-count-list">
          {lines.map(({ handOver, code, late }) => (
            <li key={handOver.id} class="mc-count-line">
              <label class="mc-count-what">
                <input type="checkbox" class="form-check-input" name="lan" value={handOver.id} checked />{" "}
                <strong>{code}</strong>
              </label>
              {late === "yes" && <Chip tone="late">Quá hạn xác nhận</Chip>}
              <span class="mc-help">
                {handOver.from.label} giao lúc {formatInstant(handOver.givenAt)}: {countText(handOver)}
                {handOver.note && ` · ${handOver.note}`}
              </span>
              <div class="mc-count-fields">
                <Field
                  name={`to-${handOver.id}`}
                  label="Đếm được (tờ)"
                  inputMode="numeric"
                  width="short"
                  value={typed(`to-${handOver.id}`) ?? String(handOver.sheets)}
                />
                <Field
                  name={`chinh-${handOver.id}`}
                  label="Bản chính"
                  inputMode="numeric"
                  width="short"
                  value={typed(`chinh-${handOver.id}`) ?? String(handOver.originals)}
                />
              </div>
            </li>
          ))}
        </ul>
        <Field name="ghiChu" label="Ghi chú khi nhận (nếu có)" value={typed("ghiChu")} />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Nhận các túi đã đếm
          </Button>
        </div>
      </form>
      <Details summary="Không nhận một túi">
        {lines.map(({ handOver, code }) => (
          <ReasonForm key={handOver.id} id={handOver.id} act="tu-choi" code={code} label="Không nhận" />
        ))}
      </Details>
    </>
  );
}

/** What was given away and is not acknowledged: it can be taken back. */
export function OutgoingList({ lines }: ListProps) {
  if (lines.length === 0) {
    return <EmptyState title="Mọi lần giao đều đã được xác nhận.">Chưa có túi nào chờ bên nhận.</EmptyState>;
  }
  return (
    <ul class="mc-count-list">
      {lines.map(({ handOver, code, late }) => (
        <li key={handOver.id} class="mc-count-line">
          <a href={wherePath(code)}>
            <strong>{code}</strong>
          </a>
          {late === "yes" && <Chip tone="late">Quá hạn xác nhận</Chip>}
          <span class="mc-help">
            Giao {handOver.to.label} lúc {formatInstant(handOver.givenAt)}, phải xác nhận trước{" "}
            {formatInstant(handOver.acknowledgeBy)}.{" "}
            <a href={minutesPath(handOver.batchId)} target="_blank" rel="noopener">
              Biên bản giao nhận
            </a>
          </span>
          <Details summary="Lấy lại">
            <ReasonForm id={handOver.id} act="lay-lai" code={code} label="Lấy lại túi này" />
          </Details>
        </li>
      ))}
    </ul>
  );
}

/** Counts that differ: somebody else than who counted says what it was. */
export function DifferenceList({ lines }: ListProps) {
  if (lines.length === 0) {
    return <EmptyState title="Không có chênh lệch số tờ nào chưa kết luận." />;
  }
  return (
    <ul class="mc-count-list">
      {lines.map(({ handOver, code }) => (
        <li key={handOver.id} class="mc-count-line">
          <a href={wherePath(code)}>
            <strong>{code}</strong>
          </a>
          <Chip tone="late">
            Giao {countText(handOver)}, đếm được {handOver.counted ? countText(handOver.counted) : ""}
          </Chip>
          <span class="mc-help">
            {handOver.from.label} giao {handOver.to.label}; nhận lúc{" "}
            {handOver.endedAt && formatInstant(handOver.endedAt)}.
          </span>
          <form method="post" action={handOverPath(handOver.id, "ket-luan")} class="mc-form-narrow">
            <Select
              id={`ket-luan-${handOver.id}`}
              name="ketLuan"
              label="Kết luận"
              empty="Chọn kết luận"
              required
              options={Object.entries(CONCLUSION_NAMES).map(([value, label]) => ({ value, label }))}
            />
            <Field id={`ly-do-${handOver.id}`} name="lyDo" label="Lý do, số biên bản" required />
            <Button>Ghi kết luận</Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

type ReasonProps = {
  readonly id: string;
  readonly act: "tu-choi" | "lay-lai";
  readonly code: string;
  readonly label: string;
};

function ReasonForm({ id, act, code, label }: ReasonProps) {
  return (
    <form method="post" action={handOverPath(id, act)} class="mc-row-form">
      <Field id={`${act}-${id}`} name="lyDo" label={`${code}: lý do`} width="medium" required />
      <Button>{label}</Button>
    </form>
  );
}
