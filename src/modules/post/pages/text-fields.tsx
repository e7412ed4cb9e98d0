import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field, type FieldProps } from "#ui/components/field/field.tsx";

export type TextFieldsProps<Name extends string> = {
  readonly fields: readonly (Pick<FieldProps, "label" | "width" | "maxLength" | "inputMode" | "help"> & {
    readonly name: Name;
    /** May stay empty. */
    readonly optional?: "yes";
  })[];
  readonly typed: Readonly<Record<Name, string>>;
  readonly errors: readonly FieldError[];
};

/** A row of text fields: what was typed is kept, each mistake stands at its field. */
export function TextFields<Name extends string>({ fields, typed, errors }: TextFieldsProps<Name>) {
  return (
    <>
      {fields.map(({ optional, ...field }) => (
        <Field
          key={field.name}
          {...field}
          value={typed[field.name]}
          error={errors.find((error) => error.field === field.name)?.message}
          required={optional !== "yes"}
        />
      ))}
    </>
  );
}
