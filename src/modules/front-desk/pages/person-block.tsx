import { Button } from "#ui/components/button/button.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FormError } from "../domain/check-form.ts";
import type { PersonFields } from "../domain/intake-form.ts";

/** A known person as the counter may see them: the middle of the number stays on the server. */
export type PersonHit = {
  readonly id: string;
  readonly kind: "citizen" | "organisation";
  readonly name: string;
  readonly maskedNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** `dd/MM/yyyy` or empty. */
  readonly dateOfBirth: string;
};

export type Who = "owner" | "submitter";

export type PersonBlockProps = {
  readonly who: Who;
  readonly fields: PersonFields;
  /** The known person that `fields.id` names. */
  readonly chosen: PersonHit | undefined;
  /** Found by the search button, or likely duplicates. */
  readonly hits: readonly PersonHit[];
  readonly hitsTitle: string;
  /** Warnings to confirm after a look at the card. */
  readonly warnings: readonly { readonly kind: string; readonly text: string }[];
  readonly isDuplicate: boolean;
  readonly errors: readonly FormError[];
};

/** Find or enter one person: number first, everything else follows from it when the person is known. */
export function PersonBlock(props: PersonBlockProps) {
  const { who, fields, chosen } = props;
  const name = (field: keyof PersonFields) => `${who}.${field}`;
  const errorOf = (field: keyof PersonFields) => props.errors.find((error) => error.field === name(field))?.message;
  return (
    <div class="mc-person" data-person={who} role="group" aria-label={who === "owner" ? "Chủ hồ sơ" : "Người nộp"}>
      <input type="hidden" name={name("id")} value={fields.id} data-person-id />
      <p class="mc-person-known" data-person-known hidden={chosen === undefined}>
        <span data-person-known-text>
          {chosen &&
            `Đã có trong hệ thống: ${chosen.name}${chosen.maskedNumber === "" ? "" : `, ${chosen.maskedNumber}`}`}
        </span>{" "}
        <button type="submit" class="btn btn-link btn-sm" name="act" value={`clear-${who}`} data-person-clear>
          Đổi người khác
        </button>
      </p>
      <div class="mc-columns mc-columns-3">
        <Field
          name={name("nationalId")}
          label="Số định danh"
          value={fields.nationalId}
          error={errorOf("nationalId")}
          help={chosen ? "Giữ số đã lưu; không cần nhập lại" : "12 chữ số, hoặc mã số thuế"}
          inputMode="numeric"
          maxLength={40}
          data={{ "data-person-number": "" }}
          {...(who === "owner" ? { autofocus: fields.id === "" && fields.nationalId === "" } : {})}
        />
        <Field
          name={name("name")}
          label={fields.kind === "organisation" ? "Tên tổ chức" : "Họ và tên"}
          value={fields.name}
          error={errorOf("name")}
          help="Gõ tên để tìm người đã có"
          maxLength={300}
          data={{ "data-person-name": "" }}
        />
        <Field
          name={name("phone")}
          label="Số điện thoại"
          value={fields.phone}
          error={errorOf("phone")}
          inputMode="tel"
          maxLength={40}
          help="10 chữ số"
        />
      </div>
      <Field name={name("address")} label="Địa chỉ" value={fields.address} error={errorOf("address")} maxLength={300} />
      <details
        class="mc-details mc-more"
        open={fields.kind === "organisation" || errorOf("email") !== undefined || errorOf("dateOfBirth") !== undefined}
      >
        <summary tabIndex={-1}>Tổ chức, thư điện tử, ngày sinh</summary>
        <div class="mc-columns mc-columns-3 mc-details-body">
          <div class="mc-field">
            <label class="form-label" for={name("kind")}>
              Loại chủ thể
            </label>
            <select id={name("kind")} name={name("kind")} class="form-select">
              <option value="citizen" selected={fields.kind === "citizen"}>
                Cá nhân
              </option>
              <option value="organisation" selected={fields.kind === "organisation"}>
                Tổ chức, doanh nghiệp
              </option>
            </select>
          </div>
          <Field
            name={name("email")}
            label="Thư điện tử"
            value={fields.email}
            error={errorOf("email")}
            inputMode="email"
            maxLength={254}
          />
          <Field
            name={name("dateOfBirth")}
            label="Ngày sinh"
            value={fields.dateOfBirth}
            error={errorOf("dateOfBirth")}
            inputMode="numeric"
            maxLength={10}
            placeholder="ngày/tháng/năm"
          />
        </div>
      </details>
      <Button name="act" value={`find-${who}`}>
        Tìm người theo số, tên hoặc điện thoại
      </Button>
      <div class="mc-hits" data-person-hits role="status" aria-live="polite">
        {props.hits.length > 0 && <Hits {...props} />}
      </div>
      {props.warnings.map(({ kind, text }) => (
        <label class="form-check mc-confirm-line" key={kind}>
          <input
            type="checkbox"
            class="form-check-input"
            name={name("confirmed")}
            value={kind}
            checked={fields.confirmed.includes(kind)}
          />
          <span class="form-check-label">{text} Đã đối chiếu.</span>
        </label>
      ))}
      {props.isDuplicate && (
        <label class="form-check mc-confirm-line">
          <input
            type="checkbox"
            class="form-check-input"
            id={name("different")}
            name={name("different")}
            value="yes"
            checked={fields.different}
          />
          <span class="form-check-label">Đã đối chiếu: đây là người khác, nhập mới.</span>
        </label>
      )}
    </div>
  );
}

function Hits({ who, hits, hitsTitle }: PersonBlockProps) {
  return (
    <>
      <p class="mc-hits-title">{hitsTitle}</p>
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="submit" class="mc-hit" name="act" value={`pick-${who}-${hit.id}`}>
              <strong>{hit.name}</strong> {hit.maskedNumber} {hit.dateOfBirth}
              <span class="mc-second-line">{[hit.phone, hit.address].filter((text) => text !== "").join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
