/** A price in the words of the source: one amount or the two ends of a range, and what one payment is for. */
export type Cost = { readonly amounts: readonly [number] | readonly [number, number]; readonly per: string };

const AMOUNT = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,9})`;
const COST = new RegExp(String.raw`^${AMOUNT}(?: *[-–] *${AMOUNT})? *(?:đồng|VNĐ|VND|đ)(?: */ *(.{1,60}?))?\.?$`, "iu");

/** Reads `1.622.000 đồng/giấy` or `280.000 - 410.000 VNĐ/Hồ sơ/Thửa/GCN`; undefined when it is no price. */
export function readCost(text: string): Cost | undefined {
  const match = COST.exec(text.normalize("NFC").trim());
  if (match === null) return undefined;
  const [, low = "", high, per = ""] = match;
  const first = wholeDong(low);
  const unit = per.toLowerCase().replaceAll("gcn", "giấy chứng nhận").trim();
  return { amounts: high === undefined ? [first] : [first, wholeDong(high)], per: unit };
}

/** `1.622.000` in đồng: the points are separators of thousands and nothing else. */
export function wholeDong(text: string): number {
  return Number(text.replaceAll(".", ""));
}
