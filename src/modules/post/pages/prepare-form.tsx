import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { PostalParty } from "../domain/slip.ts";
import { slipActPath } from "../http/paths.ts";
import { PartyFields } from "./party-fields.tsx";
import { ServiceFields, type ServiceFieldsProps } from "./service-fields.tsx";

export type PrepareFormProps = {
  readonly slipId: string;
  readonly version: number;
  readonly receiver: PostalParty;
  readonly typed: ServiceFieldsProps["typed"];
  readonly cod: string;
  readonly errors: readonly FieldError[];
};

/** Makes the envelope of a result ready: where it goes, what it costs, what the postman collects. */
export function PrepareForm({ slipId, version, receiver, typed, cod, errors }: PrepareFormProps) {
  return (
    <Card title="Lập bưu gửi">
      <form method="post" action={slipActPath(slipId, "lap")} class="mc-form">
        <input type="hidden" name="version" value={version} />
        <PartyFields who="receiver" party={receiver} errors={errors} />
        <ServiceFields typed={typed} errors={errors} />
        <p>
          Phí, lệ phí bưu điện thu hộ khi phát: <strong>{cod}</strong>
        </p>
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Cấp mã, báo bưu điện
          </Button>
        </div>
      </form>
    </Card>
  );
}
