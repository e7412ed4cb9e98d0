/** A figure in a table; with an address it opens the rows behind it. */
export function NumberCell({ text, href }: { readonly text: string; readonly href?: string | undefined }) {
  return href === undefined ? <>{text}</> : <a href={href}>{text}</a>;
}
