/** A mistake of a form: the field and its sentence. */
export type FormFault = { readonly field: string; readonly vi: string };
