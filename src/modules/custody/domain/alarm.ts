import { formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import type { HandOver } from "./bundle.ts";
import { answersFor, type Loss } from "./loss.ts";
import { countText } from "./texts.ts";

/** Something about paper that somebody has to look after, with the sentence that says who, since when and who is told. */
export type PaperAlarm = {
  readonly kind: string;
  readonly code: string;
  readonly since: Instant;
  /** Whom it is told, in words. */
  readonly told: readonly string[];
  /** The page on which it is put right. */
  readonly href: string;
  readonly vi: string;
  readonly en: string;
};

type Giving = Pick<HandOver, "from" | "to" | "givenAt" | "acknowledgeBy">;

/** A giao that nobody has answered in time (handbook §15.15): told to both sides and the centre. */
export function handOverText(
  { from, to, givenAt, acknowledgeBy }: Giving,
  { code, giver }: { readonly code: string; readonly giver: string },
): Pick<PaperAlarm, "told" | "vi" | "en"> {
  const told = [to.label, from.label, CENTRE];
  const who = giver === "" ? from.label : `${giver} (${from.label})`;
  return {
    told,
    vi: `Túi hồ sơ ${code}: ${who} giao ${to.label} lúc ${formatInstant(givenAt)} nhưng chưa được xác nhận, hạn ${formatInstant(acknowledgeBy)}. Báo: ${told.join("; ")}.`,
    en: `Bundle ${code}: given by ${who} to ${to.label} at ${formatInstant(givenAt)}, not acknowledged by ${formatInstant(acknowledgeBy)}.`,
  };
}

/** Minutes of a loss that nobody completes, or paper that is not made again by its day: told to all sides and the centre. */
export function lossText(
  loss: Loss,
  { code, what }: { readonly code: string; readonly what: "unsigned" | "not-remade" },
): Pick<PaperAlarm, "told" | "vi" | "en"> {
  const sides = [loss.giver.label, ...(loss.carrier === null ? [] : [loss.carrier.label]), loss.receiver.label];
  const told = [...sides, CENTRE];
  const lost = `Thất lạc hồ sơ ${code} (${countText(loss)}, trách nhiệm của ${answersFor(loss).label})`;
  const { number, signatures, remaking } = loss;
  const by = remaking === null ? "" : formatDate(remaking.by);
  const late =
    what === "unsigned"
      ? `biên bản ${number} mới có ${signatures.length}/3 chữ ký, phát hiện từ ${formatInstant(loss.foundAt)}`
      : `quá hạn lập lại ${by}, người lập lại: ${remaking?.responsible ?? ""}`;
  return {
    told,
    vi: `${lost}: ${late}. Báo: ${told.join("; ")}.`,
    en:
      what === "unsigned"
        ? `Loss ${number} of ${code}: ${signatures.length} of 3 signatures since ${formatInstant(loss.foundAt)}.`
        : `Loss ${number} of ${code}: not made again by ${by}.`,
  };
}

const CENTRE = "lãnh đạo Trung tâm";
