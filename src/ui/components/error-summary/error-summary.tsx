import { useWords } from "#ui/language.ts";

export type FieldError = { readonly field: string; readonly message: string };

/** The mistakes of a form on top of the page, each a link to its field; the same sentence stands there. */
export function ErrorSummary({ errors, title }: { readonly errors: readonly FieldError[]; readonly title?: string }) {
  const words = useWords();
  if (errors.length === 0) return null;
  return (
    <div class="mc-error-summary" role="alert" tabIndex={-1} data-key-focus>
      <h2>{title ?? words.errorSummary}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field === "" ? error.message : <a href={`#${error.field}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
