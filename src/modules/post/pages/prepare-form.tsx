import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import type { PostalParty } from "../domain/slip.ts";
import { PAYER_NAMES, QUALITY_NAMES, SCOPE_NAMES } from "../domain/texts.ts";
import { slipActPath } from "../http/paths.ts";
import { PartyFields } from "./party-fields.tsx";

export type PrepareFormProps = {
  readonly slipId: string;
  readonly version: number;
  readonly receiver: PostalParty;
  readonly typed: Readonly<Record<"scope" | "days" | "postage" | "postagePaidBy" | "quality", string>>;
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
        <Select name="scope" label="Phạm vi" options={optionsOf(SCOPE_NAMES)} value={typed.scope} />
        <Field
          name="days"
          label="Số ngày làm việc (chỉ liên tỉnh, từ 3 đến 8)"
          value={typed.days}
          inputMode="numeric"
          width="short"
        />
        <Select name="quality" label="Chất lượng dịch vụ" options={optionsOf(QUALITY_NAMES)} value={typed.quality} />
        <Field
          name="postage"
          label="Cước (đồng)"
          value={typed.postage}
          inputMode="numeric"
          width="medium"
          error={errors.find(({ field }) => field === "postage")?.message}
          required
        />
        <Select
          name="postagePaidBy"
          label="Thanh toán cước"
          options={optionsOf(PAYER_NAMES)}
          value={typed.postagePaidBy}
        />
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

function optionsOf<T extends string>(names: Readonly<Record<T, string>>): readonly SelectOption[] {
  return (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
}
