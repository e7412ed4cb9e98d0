import { vi } from "#ui/text/vi.ts";

/** Keyset paging: on to the next rows, or back to the first; never "page 17 of 400". */
export function Pager({
  nextHref,
  firstHref,
  shown,
}: {
  readonly nextHref?: string | undefined;
  readonly firstHref?: string | undefined;
  readonly shown: number;
}) {
  if (nextHref === undefined && firstHref === undefined) return null;
  return (
    <nav class="mc-pager" aria-label="Chuyển trang">
      <span>{shown} dòng trên trang này</span>
      {firstHref && <a href={firstHref}>{vi.firstPage}</a>}
      {nextHref && (
        <a href={nextHref} rel="next" class="btn btn-outline-secondary btn-sm">
          {vi.nextPage}
        </a>
      )}
    </nav>
  );
}
