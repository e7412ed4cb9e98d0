/** One option of a form. */
export type Choice = { readonly value: string; readonly label: string };
