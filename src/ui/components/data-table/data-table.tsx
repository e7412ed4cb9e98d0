import type { ComponentChildren } from "preact";

export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly align?: "end";
  /** Hidden on narrow screens. */
  readonly wideOnly?: "yes";
  readonly width?: "narrow" | "wide";
};

export type DataTableProps<Row> = {
  readonly caption: string;
  /** Show the caption to everyone, not only to screen readers. */
  readonly captionShown?: "yes";
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where Enter on the row goes; the first cell becomes the link. */
  readonly rowHref?: (row: Row) => string;
  /** Name of the checkboxes; `x` toggles, the bulk bar of the page counts them. */
  readonly select?: { readonly name: string; readonly label: (row: Row) => string };
  readonly empty?: ComponentChildren;
};

/** A dense list with a sticky head, moved through with j and k. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  return (
    <div class="mc-table-wrap" tabIndex={0} role="region" aria-label={props.caption}>
      <table class="table mc-table" data-key-list>
        <caption class={props.captionShown ? "" : "visually-hidden"}>{props.caption}</caption>
        <thead>
          <tr>
            {props.select && (
              <th scope="col" class="mc-cell-select">
                <span class="visually-hidden">Chọn</span>
              </th>
            )}
            {props.columns.map((column) => (
              <th scope="col" key={column.key} class={cellClass(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <TableRow key={props.rowKey(row)} row={row} table={props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({ row, table }: { readonly row: Row; readonly table: DataTableProps<Row> }) {
  const href = table.rowHref?.(row);
  return (
    <tr data-key-row>
      {table.select && (
        <td class="mc-cell-select">
          <input
            type="checkbox"
            class="form-check-input"
            name={table.select.name}
            value={table.rowKey(row)}
            aria-label={`Chọn ${table.select.label(row)}`}
          />
        </td>
      )}
      {table.columns.map((column, index) => (
        <td key={column.key} class={cellClass(column)} data-head={column.head}>
          {index === 0 && href !== undefined ? (
            <a class="mc-row-link" href={href}>
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const names = [
    column.align === "end" ? "text-end" : "",
    column.wideOnly ? "mc-wide-only" : "",
    column.width === "narrow" ? "mc-cell-narrow" : "",
    column.width === "wide" ? "mc-cell-wide" : "",
  ].filter((name) => name !== "");
  return names.length > 0 ? names.join(" ") : undefined;
}
