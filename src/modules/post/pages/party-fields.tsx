import { Field } from "#ui/components/field/field.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { PostalParty } from "../domain/slip.ts";

export type PartyFieldsProps = {
  readonly who: "sender" | "receiver";
  readonly party: PostalParty;
  readonly errors: readonly FieldError[];
  /** Folded away and perhaps left empty: the browser must not insist on what nobody sees. */
  readonly folded?: "yes";
};

/** Name, telephone and place of one end of a slip. */
export function PartyFields({ who, party, errors, folded }: PartyFieldsProps) {
  const at = (name: string) => ({
    name: `${who}.${name}`,
    error: errors.find(({ field }) => field === `${who}.${name}`)?.message,
  });
  return (
    <>
      <Field {...at("name")} label="Họ và tên (tên tổ chức)" value={party.name} required={folded !== "yes"} />
      <Field
        {...at("phone")}
        label="Số điện thoại"
        value={party.phone}
        inputMode="tel"
        width="medium"
        required={folded !== "yes"}
      />
      <Field {...at("email")} label="Thư điện tử" value={party.email} inputMode="email" />
      <Field {...at("address")} label="Số nhà, đường, thôn, xã" value={party.address} required={folded !== "yes"} />
      <Field {...at("district")} label="Huyện, thành phố" value={party.district} />
      <Field {...at("province")} label="Tỉnh" value={party.province} required={folded !== "yes"} />
    </>
  );
}
