import { formatDate, isoInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { RowMeasure } from "#modules/reporting/index.ts";

/** The dossiers behind a figure of a period as of an instant. */
export type RowsLink = {
  readonly measure: RowMeasure;
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyId?: string | undefined;
  readonly channel?: string | undefined;
  readonly acceptedFrom?: PlainDate | undefined;
  readonly acceptedTo?: PlainDate | undefined;
  readonly dueFrom?: PlainDate | undefined;
  readonly dueTo?: PlainDate | undefined;
};

/** The address of the list behind a figure. */
export function rowsPath(link: RowsLink): string {
  const day = (date: PlainDate | undefined) => (date === undefined ? "" : formatDate(date));
  const query = {
    "so-lieu": link.measure,
    tu: day(link.from),
    "tinh-den": isoInVietnam(link.until),
    "co-quan": link.agencyId ?? "",
    kenh: link.channel ?? "",
    "nhan-tu": day(link.acceptedFrom),
    "nhan-den": day(link.acceptedTo),
    "hen-tu": day(link.dueFrom),
    "hen-den": day(link.dueTo),
  };
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return `/can-bo/thong-ke/ho-so?${text}`;
}
