import { ReportTable, type ReportRow as TableRow } from "#ui/components/report-table/report-table.tsx";
import { formatDate } from "#kernel/time.ts";
import { asOfLine, holds, periodLine, sayCell, sayReconciliation, unknownNotes } from "../domain/report-lines.ts";
import type { Report, ReportCell, ReportNote, RowsBehind } from "../domain/report.ts";
import { rowsPath } from "../http/paths.ts";
import { headsOf } from "./report-heads.ts";

/** A filled report: its head, the table whose figures open their dossiers, the balance, notes and legal basis. */
export function ReportView({ report }: { readonly report: Report }) {
  const hrefOf = (behind: RowsBehind) => rowsPath({ behind, from: report.period.from, until: report.asOf });
  const notes = [...report.notes, ...unknownNotes(report)];
  return (
    <article class="mc-report-sheet">
      <header class="mc-report-top">
        {report.formNumber !== "" && <p class="mc-report-number">{report.formNumber}</p>}
        <h2>{report.title}</h2>
        <p>
          Kỳ báo cáo: <strong>{periodLine(report)}</strong>
        </p>
        <p class="mc-report-as-of">{asOfLine(report)}</p>
        <dl class="mc-report-who">
          <div>
            <dt>Đơn vị báo cáo</dt>
            <dd>{report.reporter}</dd>
          </div>
          <div>
            <dt>Đơn vị nhận báo cáo</dt>
            <dd>{report.recipient}</dd>
          </div>
          <div>
            <dt>Đơn vị tính</dt>
            <dd>{report.unit}</dd>
          </div>
        </dl>
      </header>
      <ReportTable
        caption={`${report.title}, ${report.period.name} (${formatDate(report.period.from)} – ${formatDate(report.period.to)})`}
        heads={headsOf(report)}
        rows={report.rows.map(({ key, kind, cells }): TableRow => ({
          key,
          kind: kind === "row" ? "line" : kind,
          cells: cells.map((cell) => present(cell, hrefOf)),
        }))}
        empty="Kỳ này không có hồ sơ nào. Hãy chọn kỳ khác hoặc đơn vị khác."
      />
      <footer class="mc-report-foot">
        {report.reconciliations.length > 0 && (
          <section aria-label="Đối chiếu">
            <h3>Đối chiếu</h3>
            <ul>
              {report.reconciliations.map((line) => (
                <li key={line.text} class={holds(line) ? "mc-balance" : "mc-balance mc-balance-broken"}>
                  {!holds(line) && <strong>Không khớp: </strong>}
                  {sayReconciliation(line)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {notes.length > 0 && (
          <section aria-label="Ghi chú">
            <h3>Ghi chú</h3>
            <ul>
              {notes.map((note, index) => (
                <li key={index}>
                  <Note note={note} hrefOf={hrefOf} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {report.legalBasis !== "" && <p class="mc-report-law">Căn cứ: {report.legalBasis}.</p>}
      </footer>
    </article>
  );
}

type Linking = (behind: RowsBehind) => string;

function present(cell: ReportCell, hrefOf: Linking): TableRow["cells"][number] {
  if (cell.kind !== "count") return sayCell(cell);
  return { value: cell.value, ...(cell.behind === undefined ? {} : { href: hrefOf(cell.behind) }) };
}

function Note({ note, hrefOf }: { readonly note: ReportNote; readonly hrefOf: Linking }) {
  if (typeof note === "string") return <>{note}</>;
  return <>{note.map((part) => (typeof part === "string" ? part : <a href={hrefOf(part.behind)}>{part.text}</a>))}</>;
}
