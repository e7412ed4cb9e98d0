import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { BatchKind } from "../domain/batch.ts";
import { COUNT_NAMES } from "../domain/texts.ts";
import { BATCHES_PATH, batchPath, batchPdfPath, slipPath } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";
import { SignedPapersCard, type SignedPapersCardProps } from "./signed-papers-card.tsx";

export type BatchRow = {
  readonly slipId: string;
  readonly number: string;
  readonly person: string;
  readonly procedure: string;
  readonly dossier: string;
  /** The dossier that the minutes made; for its print-outs. */
  readonly dossierId: string | null;
  readonly contents: readonly string[];
  readonly missing: readonly string[];
  readonly outcome: string;
  readonly outcomeName: string;
  readonly note: string;
};

export type BatchPageProps = {
  readonly viewer: PageViewer;
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly title: string;
  readonly state: string;
  readonly agency: string;
  readonly giver: string;
  readonly receiver: string;
  readonly rows: readonly BatchRow[];
  readonly may: "count" | "withdraw" | "read";
  readonly papers: SignedPapersCardProps;
  readonly errors: readonly FieldError[];
  readonly done: "signed" | "made" | undefined;
};

/** One minutes: what was given, what both found, and the button that signs. */
export function BatchPage(props: BatchPageProps) {
  const { viewer, batchId, kind, may, rows } = props;
  return (
    <PostFrame
      viewer={viewer}
      tab="batches"
      title={props.title}
      over={<a href={BATCHES_PATH}>Biên bản giao nhận</a>}
      acts={
        <ButtonLink href={batchPdfPath(batchId)} newWindow="yes">
          In {kind === "to-agency" ? "biên bản" : "bảng kê"}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={props.errors} />
      {props.done === "signed" && <Flash tone="done" title="Đã ký." text={SIGNED[kind]} />}
      {props.done === "made" && <Flash tone="done" title="Đã lập." text={MADE[kind]} />}
      <Card title="Hai bên">
        <DefinitionList
          items={[
            { term: "Cơ quan", value: props.agency },
            { term: "Bên giao", value: props.giver },
            { term: "Bên nhận", value: props.receiver },
            { term: "Trạng thái", value: props.state },
          ]}
        />
      </Card>
      <form method="post" action={batchPath(batchId)}>
        <Card title={`Kiểm đếm ${rows.length} bưu gửi`}>
          <ol class="mc-post-items">
            {rows.map((row) => (
              <Item key={row.slipId} row={row} may={may} />
            ))}
          </ol>
        </Card>
        {may === "count" && (
          <div class="mc-form-acts">
            <p>{CONSEQUENCE[kind]}</p>
            <Button kind="primary" name="act" value="sign" keyShown="Ctrl+Enter">
              Hai bên đã kiểm đếm: ký nhận
            </Button>
          </div>
        )}
        {may === "withdraw" && (
          <div class="mc-form-acts">
            <Button name="act" value="withdraw">
              Hủy, lập lại
            </Button>
          </div>
        )}
      </form>
      <SignedPapersCard {...props.papers} />
    </PostFrame>
  );
}

const CONSEQUENCE = {
  "to-agency":
    "Thời điểm ký là thời điểm nộp hồ sơ. Hồ sơ đủ giấy tờ được tiếp nhận, hẹn trả ngay; hồ sơ thiếu nhận Phiếu yêu cầu bổ sung.",
  "to-post": "Từ lúc ký, bưu điện giữ kết quả và hẹn ngày phát.",
} as const;

const SIGNED = {
  "to-agency": "Hồ sơ khớp phiếu gửi đã được nộp. In giấy tiếp nhận từ từng hồ sơ để bưu điện mang về cho người dân.",
  "to-post": "Bưu điện đã nhận các bưu gửi khớp bảng kê.",
} as const;

const MADE = {
  "to-agency": "Mang hồ sơ tới quầy của cơ quan; cán bộ tiếp nhận mở biên bản này để kiểm đếm và ký.",
  "to-post": "Nhân viên bưu điện mở bảng kê này để kiểm đếm và ký nhận.",
} as const;

function Item({ row, may }: { readonly row: BatchRow; readonly may: BatchPageProps["may"] }) {
  const name = `count.${row.slipId}`;
  return (
    <li>
      <p>
        <a href={slipPath(row.slipId)}>{row.number}</a> {row.person}
        {row.dossier !== "" && (
          <>
            , hồ sơ{" "}
            {row.dossierId === null ? row.dossier : <a href={`/can-bo/ho-so/${row.dossierId}`}>{row.dossier}</a>}
          </>
        )}
        <br />
        <small>{row.procedure}</small>
      </p>
      <ul>
        {row.contents.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {row.missing.map((line) => (
          <li key={`thiếu ${line}`}>Còn thiếu khi nhận: {line}</li>
        ))}
      </ul>
      {may === "count" ? (
        <fieldset class="mc-post-found">
          <legend class="visually-hidden">Kết quả kiểm đếm {row.number}</legend>
          {(["full", "differs", "absent"] as const).map((value) => (
            <label class="form-check form-check-inline" key={value}>
              <input class="form-check-input" type="radio" name={name} value={value} checked={row.outcome === value} />
              <span class="form-check-label">{COUNT_NAMES[value]}</span>
            </label>
          ))}
          <input
            class="form-control"
            name={`note.${row.slipId}`}
            value={row.note}
            maxLength={300}
            placeholder="Ghi điểm khác với phiếu gửi"
            aria-label={`Ghi chú ${row.number}`}
          />
        </fieldset>
      ) : (
        row.outcomeName !== "" && <p>{[row.outcomeName, row.note].filter((part) => part !== "").join(": ")}</p>
      )}
    </li>
  );
}
