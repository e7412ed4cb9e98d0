import { Flash } from "#ui/components/flash/flash.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { ResultOnDesk } from "./result-on-desk.ts";

/** What was typed before, by the names of fields. */
export type Typed = {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
};

/** One result on the desk: its papers counted, its originals back one by one or with the reason why not. */
export function ResultPart({
  result,
  typed,
  errors,
}: {
  readonly result: ResultOnDesk;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}) {
  const { id, originals, where } = result;
  const isAway = where.isHere === "no";
  const wrong = errors.find(({ field }) => field === `originals-${id}`)?.message;
  const valueOf = (name: string, first: string) => (typed.has(name) ? typed.text(name) : first);
  return (
    <>
      <input type="hidden" name={`version.${id}`} value={String(result.version)} />
      {isAway && <Flash tone="warning" title="Hồ sơ giấy chưa ở bàn trả." text={`Đang ở: ${where.text}.`} />}
      <Field
        name={`paper.${id}`}
        label={`${result.resultName} (${result.result}): số bản giao`}
        value={valueOf(`paper.${id}`, "1")}
        inputMode="numeric"
        width="short"
        maxLength={4}
      />
      {originals.length > 0 && (
        <fieldset class={wrong === undefined ? "mc-originals" : "mc-originals mc-field-wrong"} id={`originals-${id}`}>
          <legend class="form-label">Bản chính đang giữ</legend>
          {wrong !== undefined && <p class="mc-error">{wrong}</p>}
          {originals.map(({ name, count }, index) => (
            <div class="mc-original" key={name}>
              <Field
                name={`back.${id}.${index}`}
                label={`${name}: trả lại (đang giữ ${count})`}
                value={valueOf(`back.${id}.${index}`, isAway ? "0" : String(count))}
                inputMode="numeric"
                width="short"
                maxLength={4}
              />
              <Field
                name={`why.${id}.${index}`}
                label="Chưa trả đủ vì"
                value={valueOf(`why.${id}.${index}`, isAway ? `Hồ sơ giấy đang ở ${where.text}` : "")}
                maxLength={500}
              />
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
