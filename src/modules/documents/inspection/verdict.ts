import type { FileKind } from "../domain/document.ts";
import type { FileRefusalKind } from "../domain/file-refusal.ts";

/** What the checks say about a file: its kind, or why it is not taken. */
export type Verdict =
  { readonly ok: true; readonly kind: FileKind } | { readonly ok: false; readonly refusal: FileRefusalKind };

/** Thrown inside the checks, caught once at their entrance. */
export class Unfit extends Error {
  readonly refusal: FileRefusalKind;

  constructor(refusal: FileRefusalKind) {
    super(refusal);
    this.name = "Unfit";
    this.refusal = refusal;
  }
}
