import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { PostalParty } from "../domain/slip.ts";
import { PARCEL_PATH, SEND_PATH, slipPath } from "../http/paths.ts";
import { PartyFields } from "./party-fields.tsx";
import { PostFrame } from "./post-frame.tsx";
import { ServiceFields, type ServiceFieldsProps } from "./service-fields.tsx";

export type ParcelLine = {
  readonly slipId: string;
  readonly version: number;
  readonly dossier: string;
  readonly person: string;
  readonly procedure: string;
  readonly money: string;
};

export type ParcelPageProps = {
  readonly viewer: PageViewer;
  readonly lines: readonly ParcelLine[];
  readonly receiver: PostalParty;
  readonly typed: ServiceFieldsProps["typed"];
  readonly cod: string;
  readonly errors: readonly FieldError[];
};

/** Results for one collective in one parcel: what lies in it, to whom it goes, what the postman collects for all. */
export function ParcelPage({ viewer, lines, receiver, typed, cod, errors }: ParcelPageProps) {
  return (
    <PostFrame viewer={viewer} tab="send" title="Gói chung một bưu gửi" over={<a href={SEND_PATH}>Kết quả chờ gửi</a>}>
      <ErrorSummary errors={errors} />
      <form method="post" action={PARCEL_PATH} class="mc-form">
        <Card title={`Trong gói (${lines.length})`}>
          <ol class="mc-post-items">
            {lines.map(({ slipId, version, dossier, person, procedure, money }) => (
              <li key={slipId}>
                <input type="hidden" name="slip" value={slipId} />
                <input type="hidden" name={`version.${slipId}`} value={version} />
                <a href={slipPath(slipId)}>{dossier}</a> {person}
                {money !== "" && `, thu hộ ${money}`}
                <br />
                <small>{procedure}</small>
              </li>
            ))}
          </ol>
        </Card>
        <Card title="Người nhận chung">
          <p>
            Mỗi kết quả vẫn có Phiếu gửi riêng. Người nhận chung xuất trình giấy ủy quyền cho kết quả của người khác.
          </p>
          <PartyFields who="receiver" party={receiver} errors={errors} />
          <ServiceFields typed={typed} errors={errors} />
          <p>
            Phí, lệ phí bưu điện thu hộ khi phát, cả gói: <strong>{cod}</strong>
          </p>
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Cấp mã, báo bưu điện
            </Button>
          </div>
        </Card>
      </form>
    </PostFrame>
  );
}
