import type { ComponentChildren } from "preact";

export type Choice = { readonly value: string; readonly label: string; readonly help?: string };

export type ChoicesProps = {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
};

/** One of several: radio buttons under one question. */
export function RadioGroup({ value, ...props }: ChoicesProps & { readonly value?: string | undefined }) {
  return <Group {...props} type="radio" chosen={value === undefined ? [] : [value]} />;
}

/** Any of several: checkboxes under one question. */
export function CheckboxGroup({ values, ...props }: ChoicesProps & { readonly values?: readonly string[] }) {
  return <Group {...props} type="checkbox" chosen={values ?? []} />;
}

/** One yes-or-no box. */
export function Checkbox({
  name,
  label,
  checked,
  value = "yes",
  help,
  error,
}: {
  readonly name: string;
  readonly label: string;
  readonly checked?: boolean;
  readonly value?: string;
  readonly help?: string;
  readonly error?: string | undefined;
}) {
  return (
    <div class={error ? "mc-field mc-field-wrong" : "mc-field"}>
      <label class="form-check">
        <input
          class="form-check-input"
          type="checkbox"
          id={name}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span class="form-check-label">{label}</span>
        {help && <span class="form-check-description">{help}</span>}
      </label>
      {error && (
        <p class="mc-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function Group(props: ChoicesProps & { readonly type: "radio" | "checkbox"; readonly chosen: readonly string[] }) {
  return (
    <fieldset
      class={props.error ? "mc-field mc-field-wrong" : "mc-field"}
      aria-describedby={props.error ? `${props.name}-error` : undefined}
    >
      <legend class="form-label">{props.legend}</legend>
      {props.help && <div class="mc-help">{props.help}</div>}
      {props.choices.map((choice, index) => (
        <label class="form-check" key={choice.value}>
          <input
            class="form-check-input"
            type={props.type}
            id={index === 0 ? props.name : `${props.name}-${index}`}
            name={props.name}
            value={choice.value}
            checked={props.chosen.includes(choice.value)}
          />
          <span class="form-check-label">{choice.label}</span>
          {choice.help && <span class="form-check-description">{choice.help}</span>}
        </label>
      ))}
      {props.error && (
        <p class="mc-error" id={`${props.name}-error`}>
          {props.error}
        </p>
      )}
    </fieldset>
  );
}
