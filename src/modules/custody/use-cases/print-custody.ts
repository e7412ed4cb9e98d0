import { join } from "node:path";
import { dateInVietnam, formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { code128Svg } from "#platform/pdf/codes.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { Bundle, HandOver } from "../domain/bundle.ts";
import { CONCLUSION_NAMES, countText } from "../domain/texts.ts";
import { listBundles } from "../store/load.ts";

/** Sets papers of the custody as PDF. Rejects with PdfError. */
export type CustodyPrinter = {
  readonly minutes: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly label: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly loss: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "custody", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openCustodyPrinter(
  typesetter: Typesetter = createTypesetter({ templates: TEMPLATES }),
): CustodyPrinter {
  const render = (template: string) => (data: Json, at: Instant) =>
    typesetter.render({ template, data, createdAtSeconds: Math.floor(at.epochMilliseconds / 1000) });
  return {
    minutes: render("minutes.typ"),
    label: render("label.typ"),
    loss: render("loss.typ"),
    close: typesetter.close,
  };
}

/** The biên bản giao nhận of what was given together (NĐ 61/2018 Điều 18). */
export async function minutesSheet(db: Db, batch: readonly [HandOver, ...HandOver[]]): Promise<Json> {
  const [first] = batch;
  const [centre, bundles, people] = await Promise.all([
    centreOf(db),
    listBundles(
      db,
      batch.map(({ dossierId }) => dossierId),
    ),
    listOfficersById(db, [
      ...new Set(batch.flatMap(({ givenBy, endedBy }) => [givenBy, ...(endedBy ? [endedBy] : [])])),
    ]),
  ]);
  const codes = new Map(bundles.map(({ dossierId, code }) => [dossierId, code]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const receiver = batch.find(({ state }) => state === "received")?.endedBy ?? "";
  return {
    ...headOf(centre, first.givenAt),
    title: "BIÊN BẢN GIAO NHẬN HỒ SƠ",
    copies: ["Bên giao", "Bên nhận"],
    code: "",
    number: minutesNumber(first),
    giver: first.from.label,
    receiver: first.to.label,
    at: formatInstant(first.givenAt),
    count: `${batch.length} túi`,
    note: first.note,
    rows: batch.map((handOver) => ({
      code: codes.get(handOver.dossierId) ?? "",
      given: countText(handOver),
      counted: handOver.counted === null ? "" : countText(handOver.counted),
      state: stateText(handOver),
    })),
    givenBy: names.get(first.givenBy) ?? "",
    receivedBy: names.get(receiver) ?? "",
  };
}

/** The label that goes onto the bundle. */
export async function bundleLabel(db: Db, bundle: Bundle, at: Instant): Promise<Json> {
  const { name } = await centreOf(db);
  return {
    paper: "a5",
    title: "TÚI HỒ SƠ",
    agency: name,
    printed: `In lúc ${formatInstant(at)}`,
    code: bundle.code,
    barcodeSvg: code128Svg(bundle.code),
    lines: [
      { term: "Nhận vào quản lý", value: formatInstant(bundle.openedAt) },
      { term: "Giấy tờ khi in nhãn", value: countText(bundle) },
      { term: "Đang giữ", value: bundle.custodian.label },
      ...(bundle.shelf === null ? [] : [{ term: "Chỗ để", value: bundle.shelf }]),
    ],
  };
}

/** The number of a biên bản: its day and the end of its id, unique and the same whenever it is printed. */
export function minutesNumber({ givenAt, batchId }: Pick<HandOver, "givenAt" | "batchId">): string {
  const day = dateInVietnam(givenAt).toString().slice(2).replaceAll("-", "");
  return `GN-${day}-${batchId.slice(-6).toUpperCase()}`;
}

/** What stands on top of every sheet of the centre. */
export function headOf(agency: Agency, at: Instant) {
  const day = dateInVietnam(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return {
    paper: "a4",
    superior: agency.superiorName.toLocaleUpperCase("vi"),
    agency: agency.name.toLocaleUpperCase("vi"),
    place: agency.place,
    date: `ngày ${two(day.day)} tháng ${day.month < 3 ? two(day.month) : day.month} năm ${day.year}`,
    day: formatDate(day),
  };
}

/** The centre; the first agency where there is none. */
export async function centreOf(db: Db): Promise<Agency> {
  const agencies = await listAgencies(db);
  const centre = agencies.find(({ kind }) => kind === "centre") ?? agencies[0];
  if (centre === undefined) throw new Error("there is no agency");
  return centre;
}

function stateText({ state, difference, reason, endedAt }: HandOver): string {
  const when = endedAt === null ? "" : ` lúc ${formatInstant(endedAt)}`;
  switch (state) {
    case "given":
      return "Chờ xác nhận";
    case "refused":
      return `Không nhận${when}: ${reason}`;
    case "taken-back":
      return `Lấy lại${when}: ${reason}`;
    case "received":
      if (difference === "none") return `Đã nhận đủ${when}`;
      return difference === "open"
        ? `Đã nhận, lệch số tờ${when}`
        : `Đã nhận; ${CONCLUSION_NAMES[difference].toLowerCase()}`;
  }
}
