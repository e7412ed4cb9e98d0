import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { CountedPaper } from "../domain/count-papers.ts";

export type AskedPaper = { readonly code: string; readonly name: string; readonly asked: string };

export type PaperRowsProps = {
  readonly papers: readonly AskedPaper[];
  readonly counted: readonly CountedPaper[];
  readonly errors: readonly FieldError[];
};

/** Every component of the published list with what the postman counted: three numbers that a thumb can type. */
export function PaperRows({ papers, counted: typed, errors }: PaperRowsProps) {
  return (
    <>
      {papers.map(({ code, name, asked }, index) => {
        const counted = typed[index];
        const error = errors.find(({ field }) => field === `paper.${code}`)?.message;
        const count = (kind: "originals" | "certified" | "copies", label: string) => (
          <label class="mc-post-count">
            <span>{label}</span>
            <input
              class="form-control"
              name={`paper.${index}.${kind}`}
              id={kind === "originals" ? `paper.${code}` : undefined}
              inputMode="numeric"
              maxLength={2}
              value={counted?.[kind] ?? ""}
              autocomplete="off"
            />
          </label>
        );
        return (
          <fieldset key={code} class="mc-post-paper">
            <legend>
              {name} <small>({asked})</small>
            </legend>
            <div class="mc-post-counts">
              {count("originals", "Bản chính")}
              {count("certified", "Chứng thực")}
              {count("copies", "Bản sao")}
            </div>
            {error && <p class="mc-error">{error}</p>}
          </fieldset>
        );
      })}
    </>
  );
}
