import type { Instant } from "#kernel/time.ts";
import { type Heading, type Sheet, sheetOf } from "./sheet.ts";
import { momentOrBlank } from "./words.ts";

/** One hand-over of the dossier from unit to unit, as the log has it. */
export type HandOverRow = {
  readonly from: string;
  readonly to: string;
  readonly at: Instant | null;
  readonly giver: string;
  readonly receiver: string;
  /** Trước hạn, đúng hạn or quá hạn; empty while the part is not finished. */
  readonly outcome: string;
  readonly note: string;
};

/** Everything on the Phiếu kiểm soát quá trình giải quyết hồ sơ, which travels with the paper dossier. */
export type ControlSlip = {
  readonly heading: Heading;
  readonly owner: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly resolvingUnit: string;
  readonly coordinatingUnits: readonly string[];
  readonly handOvers: readonly HandOverRow[];
  /** Empty blocks at the end, to be filled in by hand when the paper goes on without the system. */
  readonly blankRows: number;
};

/** The control slip: one numbered block a hand-over, then blank blocks. */
export function presentControlSlip(slip: ControlSlip): Sheet {
  const blank: HandOverRow = { from: "", to: "", at: null, giver: "", receiver: "", outcome: "", note: "" };
  const rows = [...slip.handOvers, ...Array.from({ length: slip.blankRows }, () => blank)];
  return sheetOf("control-slip", slip.heading, {
    owner: slip.owner,
    receivedAt: momentOrBlank(slip.receivedAt),
    dueAt: momentOrBlank(slip.dueAt),
    resolvingUnit: slip.resolvingUnit,
    coordinatingUnits: slip.coordinatingUnits.join("; "),
    rows: rows.map(({ from, to, at, giver, receiver, outcome, note }) => ({
      from,
      to,
      at: momentOrBlank(at),
      giver,
      receiver,
      outcome,
      note,
    })),
  });
}
