import { join } from "node:path";
import { formatInstant, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { code128Svg } from "#platform/pdf/codes.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import { centreOf, headOf } from "#modules/custody/index.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { manifestNumber, type Bag, type Item, type Run } from "../domain/run.ts";
import { ITEM_NAMES } from "../domain/texts.ts";
import { listItems } from "../store/load.ts";

/** Sets papers of the courier's runs as PDF. Rejects with PdfError. */
export type CourierPrinter = {
  readonly manifest: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly label: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "courier", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openCourierPrinter(
  typesetter: Typesetter = createTypesetter({ templates: TEMPLATES }),
): CourierPrinter {
  const render = (template: string) => (data: Json, at: Instant) =>
    typesetter.render({ template, data, createdAtSeconds: Math.floor(at.epochMilliseconds / 1000) });
  return { manifest: render("manifest.typ"), label: render("bag-label.typ"), close: typesetter.close };
}

/** The manifest of a bag with three places to sign; what was struck stays on it (handbook §6). */
export async function manifestSheet(db: Db, run: Run, bag: Bag): Promise<Json> {
  const items = await listItems(db, [bag.id]);
  const givers = items.map(({ outBy }) => outBy);
  const people = await listOfficersById(db, [...new Set([...givers, ...(bag.openedBy ? [bag.openedBy] : [])])]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const number = manifestNumber(run, bag);
  const carried = items.filter(({ state }) => state !== "struck").length;
  return {
    ...headOf(await centreOf(db), bag.sealedAt ?? run.openedAt),
    title: "BẢN KÊ TÚI THƯ",
    copies: ["Bên giao", "Bưu tá", "Bên nhận"],
    code: number,
    number,
    barcodeSvg: code128Svg(number),
    run: run.number,
    route: run.route,
    giver: bag.from.label,
    courier: run.courierName,
    receiver: bag.to.label,
    seal: bag.seal ?? "",
    sealedAt: bag.sealedAt === null ? "" : formatInstant(bag.sealedAt),
    sealFound: bag.sealFound === null ? "" : SEALS[bag.sealFound],
    count: `${carried} túi`,
    rows: items.map((item) => ({
      code: item.code,
      sheets: String(item.sheets),
      originals: String(item.originals),
      struck: item.state === "struck" ? "yes" : "no",
      state: stateText(item),
    })),
    givenBy: names.get(givers.at(-1) ?? "") ?? "",
    courierName: run.courierName,
    receivedBy: names.get(bag.openedBy ?? "") ?? "",
  };
}

/** The label that goes onto the bag. */
export async function bagLabel(db: Db, run: Run, bag: Bag): Promise<Json> {
  const { name } = await centreOf(db);
  const number = manifestNumber(run, bag);
  return {
    paper: "a5",
    title: "TÚI THƯ",
    agency: name,
    printed: `Tuyến ${run.route}`,
    code: number,
    barcodeSvg: code128Svg(number),
    lines: [
      { term: "Bên giao", value: bag.from.label },
      { term: "Bên nhận", value: bag.to.label },
      { term: "Bưu tá", value: run.courierName },
      { term: "Niêm phong", value: bag.seal ?? "chưa niêm phong" },
    ],
  };
}

const SEALS = { intact: "Nguyên vẹn", broken: "Không nguyên vẹn" } as const;

function stateText(item: Item): string {
  if (item.state === "struck") return `Lấy lại: ${item.struckReason ?? ""}`;
  if (item.state === "packed") return "";
  return item.inAt === null ? ITEM_NAMES[item.state] : `${ITEM_NAMES[item.state]} lúc ${formatInstant(item.inAt)}`;
}
