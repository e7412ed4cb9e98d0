import { TEXT_PROBLEMS } from "#kernel/vietnamese.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import { custodyProblemOf } from "#modules/custody/index.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { CONCLUSION_NAMES, SIDE_NAMES } from "../domain/texts.ts";

type Own = Extract<Refusal, { kind: `courier/${string}` }>;
type Presenters = { readonly [K in Own["kind"]]: (refusal: Extract<Own, { kind: K }>) => Problem };

/** What the outside is told of a refusal; what custody refused is told in its words. */
export function problemOf(refusal: Refusal): Problem {
  return isOwn(refusal) ? present(refusal) : custodyProblemOf(refusal);
}

function isOwn(refusal: Refusal): refusal is Own {
  return refusal.kind.startsWith("courier/");
}

function present<K extends Own["kind"]>(refusal: Extract<Own, { kind: K }>): Problem {
  const presenter: (refusal: Extract<Own, { kind: K }>) => Problem = PRESENTERS[refusal.kind];
  return presenter(refusal);
}

const PRESENTERS: Presenters = {
  "courier/not-found": () => NOT_FOUND,
  "courier/not-allowed": () => ({
    ...FORBIDDEN,
    title: "Việc này thuộc bên giao hoặc bên nhận của túi thư. Hãy nhờ cán bộ của đơn vị đó quét và ký.",
    titleEn: "This is for the giving or the receiving unit of the bag.",
  }),
  "courier/unknown-code": ({ code }) => ({
    ...problem(422, "unknown-code"),
    title: `Không có túi hồ sơ nào mang mã “${code}”. Hãy quét lại hoặc gõ đủ mã hồ sơ.`,
    titleEn: `No bundle has the code “${code}”.`,
  }),
  "courier/sealed": () => ({
    ...problem(409, "sealed"),
    title: "Túi thư đã niêm phong, không thêm bớt được nữa. Hãy mở túi thư khác.",
    titleEn: "The bag is sealed; use another one.",
  }),
  "courier/not-sealed": ({ bags }) => ({
    ...problem(409, "not-sealed"),
    title: `Túi thư số ${bags.join(", ")} chưa niêm phong. Hãy ghi số niêm phong trước khi đi.`,
    titleEn: `Bag ${bags.join(", ")} is not sealed yet.`,
  }),
  "courier/not-departed": () => ({
    ...problem(409, "not-departed"),
    title: "Chuyến thư chưa lên đường nên chưa nhận được. Bên giao cần bấm “Chuyến thư lên đường”.",
    titleEn: "The run has not departed yet.",
  }),
  "courier/empty": () => ({
    ...problem(409, "empty"),
    title: "Túi thư chưa có hồ sơ nào. Hãy quét ít nhất một túi hồ sơ.",
    titleEn: "There is nothing in it yet.",
  }),
  "courier/not-opened": () => ({
    ...problem(409, "not-opened"),
    title: "Hãy kiểm tra niêm phong và mở túi thư trước khi quét nhận.",
    titleEn: "Check the seal and open the bag first.",
  }),
  "courier/known-code": ({ code }) => ({
    ...problem(409, "known-code"),
    title: `Mã “${code}” là của một túi hồ sơ đang quản lý. Hãy quét nhận như bình thường.`,
    titleEn: `“${code}” is a bundle's code; scan it in.`,
  }),
  "courier/in-another-bag": ({ code, manifest }) => ({
    ...problem(409, "in-another-bag"),
    title: `Hồ sơ ${code} đang nằm trong túi thư ${manifest}. Hãy lấy lại khỏi túi đó trước.`,
    titleEn: `${code} is in bag ${manifest}.`,
  }),
  "courier/scanned-before": ({ code }) => ({
    ...problem(409, "scanned-before"),
    title: `Hồ sơ ${code} đã quét rồi, không cần quét lại.`,
    titleEn: `${code} was scanned already.`,
  }),
  "courier/held-here": ({ code }) => ({
    ...problem(409, "held-here"),
    title: `Hồ sơ ${code} đã do nơi nhận này giữ từ trước, không phải quét nhận.`,
    titleEn: `${code} is in the custody of the receiving unit already.`,
  }),
  "courier/not-in-bag": ({ code }) => ({
    ...problem(409, "not-in-bag"),
    title: `Hồ sơ ${code} không còn trong túi thư.`,
    titleEn: `${code} is not in the bag any more.`,
  }),
  "courier/not-concluded": () => ({
    ...problem(409, "not-concluded"),
    title: "Hãy ghi kết luận trước, rồi ba bên mới ký.",
    titleEn: "Write the conclusion first.",
  }),
  "courier/already-signed": ({ side }) => ({
    ...problem(409, "already-signed"),
    title:
      side === null
        ? "Mỗi người chỉ ký cho một bên, và kết luận đã có chữ ký thì không sửa được."
        : `${SIDE_NAMES[side]} đã ký rồi.`,
    titleEn: "Nobody signs twice, and what is signed is not changed.",
  }),
  "courier/wrong-side": ({ side }) => ({
    ...problem(403, "wrong-side"),
    title: `Người ký không thuộc ${SIDE_NAMES[side].toLowerCase()}. Hãy để người của bên đó ký.`,
    titleEn: `The signer does not belong to the ${side}.`,
  }),
  "courier/settled": () => ({
    ...problem(409, "settled"),
    title: "Chênh lệch này đã được ba bên ký kết luận.",
    titleEn: "It is settled.",
  }),
  "courier/not-arrived": ({ code }) => ({
    ...problem(409, "not-arrived"),
    title: `Hồ sơ ${code} chưa được quét nhận. Tìm thấy thì quét nhận trước, rồi ghi kết luận.`,
    titleEn: `Scan ${code} in first.`,
  }),
  "courier/conclusion-does-not-fit": ({ conclusion }) => ({
    ...problem(422, "conclusion-does-not-fit"),
    title: `Kết luận “${CONCLUSION_NAMES[conclusion]}” không hợp với chênh lệch này. Hãy chọn kết luận khác.`,
    titleEn: "That conclusion does not fit.",
  }),
  "courier/invalid": ({ faults }) => ({
    ...problem(422, "invalid"),
    title: faults.map((fault) => sentenceOf(fault).vi).join(" "),
    titleEn: faults.map((fault) => sentenceOf(fault).en).join(" "),
    errors: faults.map(({ field, what }) => ({ field: `/${field}`, code: what })),
  }),
};

const LABELS = {
  route: { vi: "Tuyến", en: "Route" },
  seal: { vi: "Số niêm phong", en: "Seal" },
  reason: { vi: "Lý do", en: "Reason" },
  text: { vi: "Nội dung kết luận", en: "Conclusion" },
  note: { vi: "Ghi chú", en: "Note" },
  code: { vi: "Mã trên phong bì", en: "Code" },
  courier: { vi: "Bưu tá", en: "Courier" },
  from: { vi: "Bên giao", en: "Giver" },
  to: { vi: "Bên nhận", en: "Receiver" },
  conclusion: { vi: "Kết luận", en: "Conclusion" },
} as const satisfies Record<Fault["field"], { vi: string; en: string }>;

function sentenceOf({ field, what }: Fault): { readonly vi: string; readonly en: string } {
  const label = LABELS[field];
  if (what === "unknown")
    return { vi: `${label.vi}: hãy chọn trong danh sách.`, en: `${label.en}: choose from the list.` };
  const { vi, en } = TEXT_PROBLEMS[what];
  return { vi: `${label.vi}: ${vi}`, en: `${label.en}: ${en}` };
}

function problem(status: number, what: string): Pick<Problem, "status" | "type" | "code"> {
  return { status, type: `/problems/courier/${what}`, code: `E_COURIER_${what.toUpperCase().replaceAll("-", "_")}` };
}
