/** A mistake in what was typed, at the field that mends it. */
export type FieldFault = { readonly field: string; readonly vi: string; readonly en: string };
