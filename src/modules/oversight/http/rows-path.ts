import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import { ROWS_PATH, type RowMeasure } from "#modules/reporting/index.ts";

/** The dossiers behind a figure of a period as of an instant. */
export type RowsLink = {
  readonly measure: RowMeasure;
  readonly from: PlainDate;
  /** Last day of the period; that of the instant when it is left out. */
  readonly to?: PlainDate | undefined;
  readonly until: Instant;
  readonly agencyId?: string | undefined;
  readonly acceptedFrom?: PlainDate | undefined;
  readonly acceptedTo?: PlainDate | undefined;
  readonly dueTo?: PlainDate | undefined;
};

/** The address of the list behind a figure. */
export function rowsPath({ measure, from, to, until, ...narrowed }: RowsLink): string {
  const { agencyId, acceptedFrom, acceptedTo, dueTo } = narrowed;
  const query = {
    "so-lieu": measure,
    tu: from.toString(),
    den: (to ?? dateInVietnam(until.subtract({ milliseconds: 1 }))).toString(),
    "tinh-den": until.toString(),
    "don-vi": agencyId ?? "",
    "nhan-tu": acceptedFrom?.toString() ?? "",
    "nhan-den": acceptedTo?.toString() ?? "",
    "hen-den": dueTo?.toString() ?? "",
  };
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return `${ROWS_PATH}?${text}`;
}
