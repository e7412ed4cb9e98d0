import { RadioGroup } from "#ui/components/choices/choices.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";

type Named = { readonly name: string; readonly label: string; readonly help?: string };
type Option = { readonly value: string; readonly label: string };

/** One question of the form of a legal act; plain data, so that the form can come back with what was typed. */
export type ActInput = Named &
  (
    | { readonly kind: "text" | "area"; readonly value: string; readonly required?: boolean; readonly short?: boolean }
    | { readonly kind: "choice" | "select"; readonly value: string; readonly options: readonly Option[] }
    | { readonly kind: "list"; readonly options: readonly Option[]; readonly values: readonly string[] }
  );

/** The questions of one act. */
export function ActInputs({
  inputs,
  errors,
  prefix,
}: {
  readonly inputs: readonly ActInput[];
  readonly errors: readonly FieldError[];
  /** Keeps ids apart when several acts stand on one page. */
  readonly prefix: string;
}) {
  return (
    <>
      {inputs.map((input) => (
        <OneInput key={input.name} {...{ input, errors, prefix }} />
      ))}
    </>
  );
}

function OneInput({
  input,
  errors,
  prefix,
}: {
  readonly input: ActInput;
  readonly errors: readonly FieldError[];
  readonly prefix: string;
}) {
  const error = errors.find(({ field }) => field === input.name)?.message;
  const { name, label } = input;
  const help = input.help === undefined ? {} : { help: input.help };
  const id = `${prefix}.${name}`;
  switch (input.kind) {
    case "text":
    case "area":
      return (
        <Field
          {...{ id, name, label, error, ...help }}
          value={input.value}
          required={input.required ?? false}
          maxLength={input.kind === "area" ? 2000 : 300}
          width={input.short ? "medium" : "full"}
          {...(input.kind === "area" ? { rows: 3 } : {})}
        />
      );
    case "select":
      return <Select {...{ id, name, label, error, ...help }} options={input.options} value={input.value} />;
    case "choice":
      return <RadioGroup {...{ name, error, ...help }} legend={label} choices={input.options} value={input.value} />;
    case "list":
      return (
        <fieldset class={error ? "mc-field mc-field-wrong" : "mc-field"} id={id}>
          <legend class="form-label">{label}</legend>
          {input.help && <div class="mc-help">{input.help}</div>}
          {input.options.map((option) => (
            <label class="form-check" key={option.value}>
              <input
                type="checkbox"
                class="form-check-input"
                name={name}
                value={option.value}
                checked={input.values.includes(option.value)}
              />
              <span class="form-check-label">{option.label}</span>
            </label>
          ))}
          {error && <p class="mc-error">{error}</p>}
        </fieldset>
      );
  }
}
