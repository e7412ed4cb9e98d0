import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { DENOMINATIONS, type Denomination } from "../domain/denominations.ts";

/** The name of the field for a note. */
export function noteField(note: Denomination): string {
  return `to-${note}`;
}

export type CountFieldsProps = {
  readonly typed: Readonly<Record<string, string>>;
  /** The note whose number of pieces is none. */
  readonly wrong?: Denomination | undefined;
};

/** How many pieces of each note: typed from the largest down, the sum adds itself up where scripts run. */
export function CountFields({ typed, wrong }: CountFieldsProps) {
  return (
    <fieldset class="mc-note-count" data-island="count">
      <legend class="form-label">Đếm theo mệnh giá (số tờ)</legend>
      <table class="table mc-table mc-count-table">
        <thead>
          <tr>
            <th scope="col">Mệnh giá</th>
            <th scope="col">Số tờ</th>
            <th scope="col" class="text-end">
              Thành tiền
            </th>
          </tr>
        </thead>
        <tbody>
          {DENOMINATIONS.map((note, index) => (
            <tr key={note}>
              <th scope="row">
                <label for={noteField(note)}>{formatInteger(note)}</label>
              </th>
              <td>
                <input
                  class={note === wrong ? "form-control mc-pieces is-invalid" : "form-control mc-pieces"}
                  id={noteField(note)}
                  name={noteField(note)}
                  value={typed[noteField(note)] ?? ""}
                  inputMode="numeric"
                  maxLength={5}
                  autocomplete="off"
                  autofocus={index === 0}
                  aria-invalid={note === wrong ? "true" : undefined}
                  data-note={String(note)}
                />
              </td>
              <td class="text-end" data-note-sum={String(note)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Cộng
            </th>
            <td class="text-end">
              <strong data-count-sum aria-live="polite" />
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="mc-help" data-count-words />
    </fieldset>
  );
}

/** A count as it was made, for reading. */
export function CountTable({
  caption,
  lines,
  total,
}: {
  readonly caption: string;
  readonly lines: readonly { readonly note: number; readonly pieces: number; readonly sum: number }[];
  readonly total: number;
}) {
  return (
    <table class="table mc-table mc-count-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Mệnh giá</th>
          <th scope="col" class="text-end">
            Số tờ
          </th>
          <th scope="col" class="text-end">
            Thành tiền
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ note, pieces, sum }) => (
          <tr key={note}>
            <th scope="row">{formatInteger(note)}</th>
            <td class="text-end">{formatInteger(pieces)}</td>
            <td class="text-end">{formatMoney(sum)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={2}>
            Cộng
          </th>
          <td class="text-end">
            <strong>{formatMoney(total)}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
