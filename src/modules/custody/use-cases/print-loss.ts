import { formatDate, formatInstant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { answersFor, LOSS_SIDES, type Loss } from "../domain/loss.ts";
import type { Bundle } from "../domain/bundle.ts";
import { countText, lossSideName, OUTCOME_NAMES, REMEDY_NAMES } from "../domain/texts.ts";
import { centreOf, headOf } from "./print-custody.ts";

/** The biên bản thất lạc hồ sơ: what was lost between whom, how it is made again, and the three who signed. */
export async function lossSheet(db: Db, loss: Loss, { code }: Pick<Bundle, "code">): Promise<Json> {
  const { remaking, carrier, endedAt, outcome } = loss;
  return {
    ...headOf(await centreOf(db), loss.foundAt),
    title: "BIÊN BẢN THẤT LẠC HỒ SƠ",
    copies: ["Bên giao", carrier === null ? "Trung tâm" : "Bên vận chuyển", "Bên nhận"],
    code,
    number: loss.number,
    foundAt: formatInstant(loss.foundAt),
    giver: loss.giver.label,
    carrier: carrier?.label ?? "",
    receiver: loss.receiver.label,
    extent: loss.extent === "bundle" ? `Cả túi hồ sơ, ${countText(loss)}` : `${countText(loss)} trong túi hồ sơ`,
    contents: loss.contents,
    circumstances: loss.circumstances,
    answers: answersFor(loss).label,
    remedy: remaking === null ? "" : REMEDY_NAMES[remaking.remedy],
    remedyText: remaking?.text ?? "",
    responsible: remaking?.responsible ?? "",
    by: remaking === null ? "" : formatDate(remaking.by),
    applicant: remaking?.remedy === "from-applicant" ? ASKED : SPARED,
    ended: endedAt === null || outcome === null ? "" : `${OUTCOME_NAMES[outcome]} lúc ${formatInstant(endedAt)}`,
    signatures: LOSS_SIDES.map((side) => {
      const signature = loss.signatures.find((each) => each.side === side);
      return {
        title: lossSideName(side, loss).toLocaleUpperCase("vi"),
        name: signature?.officerName ?? "",
        at: signature === undefined ? "" : `Đã ký lúc ${formatInstant(signature.at)}`,
      };
    }),
  };
}

const SPARED = "Người nộp hồ sơ không phải nộp lại giấy tờ và không phải nộp thêm phí, lệ phí vì việc thất lạc này.";
const ASKED =
  "Chỉ đề nghị người nộp cung cấp lại giấy tờ không còn cách nào khác lập lại; chi phí do bên làm thất lạc chịu.";
