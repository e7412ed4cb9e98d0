import { h, type ComponentChildren } from "preact";

export type FieldFrameProps = {
  readonly id: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly children: ComponentChildren;
};

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly type?:
    "text" | "search" | "tel" | "email" | "password" | "number" | "date" | "time" | "datetime-local" | "file";
  readonly rows?: number;
  readonly inputMode?: "numeric" | "tel" | "text" | "email" | "decimal";
  readonly autocomplete?: string;
  readonly autofocus?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly width?: "short" | "medium" | "full";
  readonly min?: string;
  readonly max?: string;
  readonly id?: string;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};

const WIDTH = { short: "mc-short", medium: "mc-medium", full: "" } as const;

/** A labelled input: help under the label, the sentence of the mistake at the field, what was typed is kept. */
export function Field(props: FieldProps) {
  const id = props.id ?? props.name;
  const shared = {
    id,
    name: props.name,
    class: `form-control ${WIDTH[props.width ?? "full"]}${props.error ? " is-invalid" : ""}`,
    required: props.required,
    autocomplete: props.autocomplete ?? "off",
    autofocus: props.autofocus,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    "aria-invalid": props.error ? ("true" as const) : undefined,
    "aria-describedby": describedBy(id, props),
    ...props.data,
  };
  return (
    <FieldFrame id={id} label={props.label} help={props.help} error={props.error} required={props.required ?? false}>
      {props.rows ? (
        <textarea {...shared} rows={props.rows}>
          {props.value ?? ""}
        </textarea>
      ) : (
        h("input", {
          ...shared,
          type: props.type ?? "text",
          inputMode: props.inputMode,
          min: props.min,
          max: props.max,
          ...(props.type === "file" || props.type === "password" ? {} : { value: props.value ?? "" }),
        })
      )}
    </FieldFrame>
  );
}

/** Label, help and error around any control; the control refers to `${id}-help` and `${id}-error`. */
export function FieldFrame({ id, label, help, error, required, children }: FieldFrameProps) {
  return (
    <div class={error ? "mc-field mc-field-wrong" : "mc-field"}>
      <label class="form-label" for={id}>
        {label}
        {required && (
          <span class="mc-required" aria-hidden="true">
            {" "}
            *
          </span>
        )}
      </label>
      {help && (
        <div class="mc-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {children}
      {error && (
        <p class="mc-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy(id: string, { help, error }: { help?: ComponentChildren; error?: string | undefined }) {
  const ids = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter((part) => part !== "");
  return ids.length > 0 ? ids.join(" ") : undefined;
}
