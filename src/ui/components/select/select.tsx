import type { ComponentChildren } from "preact";
import { describedBy, FieldFrame } from "#ui/components/field/field.tsx";

export type SelectOption = { readonly value: string; readonly label: string };

export type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value?: string | undefined;
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** First, empty choice: "Chọn …". */
  readonly empty?: string;
  readonly id?: string;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};

/** A native list of choices. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <FieldFrame id={id} label={props.label} help={props.help} error={props.error} required={props.required ?? false}>
      <select
        id={id}
        name={props.name}
        class={props.error ? "form-select is-invalid" : "form-select"}
        required={props.required}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
        {...props.data}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
