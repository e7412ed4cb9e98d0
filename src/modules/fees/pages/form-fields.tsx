import type { ComponentChildren } from "preact";
import { Button } from "#ui/components/button/button.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { KNOWN_ATTRIBUTES, type FeeRule } from "../domain/fee-rule.ts";
import type { EditError } from "../domain/read-field.ts";
import { rowsOf, type TypedRule } from "../domain/typed-rows.ts";
import { newVersionPath } from "../http/paths.ts";

/** What every part of the form of a version is made from: the draft gives the lists to choose from. */
export type FormProps = {
  readonly draft: FeeRule;
  readonly typed: TypedRule;
  readonly errors: readonly EditError[];
};

type TextProps = FormProps & {
  readonly name: string;
  readonly label: string;
  readonly width?: "short" | "medium";
  readonly help?: string;
  readonly numeric?: "yes";
};

/** A line of text as typed, with its mistake. */
export function Text({ typed, errors, name, label, width, help, numeric }: TextProps) {
  return (
    <Field
      name={name}
      label={label}
      value={typed[name]}
      error={errors.find((error) => error.field === name)?.message}
      width={width ?? "full"}
      help={help}
      maxLength={numeric ? 12 : 500}
      {...(numeric ? { inputMode: "numeric" } : {})}
    />
  );
}

type PickProps = FormProps & {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly empty?: string;
};

/** One of a list; a choice that is no longer there stays to be seen until another is made. */
export function Pick({ typed, errors, name, label, options, empty }: PickProps) {
  const value = typed[name] ?? "";
  const isGone = value !== "" && !options.some((option) => option.value === value);
  return (
    <Select
      name={name}
      label={label}
      value={value}
      error={errors.find((error) => error.field === name)?.message}
      options={isGone ? [...options, { value, label: "(không còn lựa chọn này)" }] : options}
      {...(empty === undefined ? {} : { empty })}
    />
  );
}

/** A field of the form that nobody sees: counts of rows and codes. */
export function Kept({ typed, name }: { readonly typed: TypedRule; readonly name: string }) {
  return <input type="hidden" name={name} value={typed[name] ?? ""} />;
}

type RowButtonProps = {
  readonly draft: FeeRule;
  readonly act: string;
  /** Where the page opens again. */
  readonly at: string;
  readonly children: ComponentChildren;
};

/** Adds, takes out or moves a row: the form is sent and comes back with everything that was typed. */
export function RowButton({ draft, act, at, children }: RowButtonProps) {
  return (
    <Button
      kind={act.startsWith("them:") ? "plain" : "link"}
      name="viec"
      value={act}
      formAction={`${newVersionPath(draft)}#${at}`}
    >
      {children}
    </Button>
  );
}

type AtProps = FormProps & { readonly at: string };

/** Amount and where it comes from. */
export function MoneyFields(props: AtProps & { readonly label: string }) {
  const { at, label } = props;
  return (
    <>
      <Pick {...props} name={`${at}.nguon`} label={`${label}: lấy từ đâu`} options={SOURCES} />
      <Text {...props} name={`${at}.tien`} label={LABELS[props.typed[`${at}.nguon`] ?? ""] ?? label} />
    </>
  );
}

const SOURCES: readonly SelectOption[] = [
  { value: "so", label: "Số tiền (đồng)" },
  { value: "tinh", label: "Bảng mức thu của tỉnh" },
  { value: "chua-ro", label: "Cần xác nhận" },
];
const LABELS: Readonly<Record<string, string>> = {
  so: "Số tiền (đồng)",
  tinh: "Tên mức trong bảng của tỉnh",
  "chua-ro": "Nguồn ghi thế nào",
};

/** When a line, a price or a reduction holds. */
export function Conditions(props: AtProps & { readonly adds: string }) {
  const { at, draft, typed, adds } = props;
  const list = `${at}.dk`;
  const rows = rowsOf(typed, list);
  const options = [...KNOWN_ATTRIBUTES, ...draft.attributes].flatMap(({ key, question, choices }) =>
    choices.map(({ value, label }) => ({ value: `${key}=${value}`, label: `${question} ${label}` })),
  );
  return (
    <div id={list}>
      <Kept typed={typed} name={`${list}.so`} />
      {rows.length > 1 && (
        <p class="mc-help">Cùng một câu hỏi: đúng một lựa chọn là đủ. Khác câu hỏi: phải đúng tất cả.</p>
      )}
      {rows.map((row, index) => (
        <div class="mc-fee-row" id={row} key={row}>
          <Pick
            {...props}
            name={`${row}.la`}
            label={`Điều kiện ${index + 1}`}
            empty="Chọn điều kiện"
            options={options}
          />
          <RowButton draft={draft} act={`bo:${row}`} at={list}>
            Bỏ điều kiện
          </RowButton>
        </div>
      ))}
      <RowButton draft={draft} act={`them:${list}`} at={`${list}.${rows.length}`}>
        {adds}
      </RowButton>
    </div>
  );
}
