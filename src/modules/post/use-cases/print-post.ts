import { join } from "node:path";
import { formatDate, formatInstant, inVietnam, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { findDossier } from "#modules/dossiers/index.ts";
import { getOfficer } from "#modules/identity/index.ts";
import { getAgency, getUnit, type Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { code128Svg } from "#platform/pdf/codes.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import type { BatchSide, PostBatch } from "../domain/batch.ts";
import { codOf } from "../domain/parcel.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { BATCH_NAMES, COUNT_NAMES, PAYER_NAMES, QUALITY_NAMES, SERVICE_NAMES } from "../domain/texts.ts";
import { linesOfBatch } from "../store/batches.ts";
import { findSlip } from "../store/slips.ts";

/** Sets the papers of the post as PDF. Rejects with PdfError. */
export type PostPrinter = {
  readonly print: (template: "slip" | "batch", data: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "post", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openPostPrinter(typesetter: Typesetter = createTypesetter({ templates: TEMPLATES })): PostPrinter {
  return {
    print: (template, data, at) =>
      typesetter.render({
        template: `${template}.typ`,
        data,
        createdAtSeconds: Math.floor(at.epochMilliseconds / 1000),
      }),
    close: typesetter.close,
  };
}

/** Phiếu gửi hồ sơ or Phiếu gửi kết quả, with every field of TT 17/2017 Điều 9. */
export async function slipSheet(db: Db, slip: PostalSlip, now: Instant): Promise<Json> {
  const toCentre = slip.direction === "to-centre";
  const post = slip.carrier && (await getAgency(db, slip.carrier.agencyId));
  const agency = await getAgency(db, slip.agencyId);
  const postman = slip.carrier === null ? "" : (await getOfficer(db, slip.carrier.officerId)).name;
  const money = toCentre ? (slip.consignment?.feesTaken ?? 0) : slip.codAmount;
  return {
    ...heading(post ?? agency, slip.acceptedAt ?? now, "a4"),
    title: toCentre ? "PHIẾU GỬI HỒ SƠ" : "PHIẾU GỬI KẾT QUẢ",
    copies: toCentre ? ["Người gửi giữ", "Bưu điện giữ", "Gửi kèm hồ sơ"] : ["Trung tâm giữ", "Bưu điện giữ"],
    code: slip.number ?? "",
    number: slip.number ?? "",
    barcodeSvg: slip.number === null ? "" : code128Svg(slip.number),
    sender: side(slip.sender),
    receiver: side(slip.receiver),
    service: SERVICE_NAMES[slip.service],
    takenAt:
      slip.acceptedAt === null
        ? ""
        : `${formatInstant(slip.acceptedAt)}, ${toCentre ? "tại địa chỉ người gửi" : "tại Trung tâm"}`,
    quality: QUALITY_NAMES[slip.quality],
    promised: slip.promisedOn === null ? "" : `ngày ${formatDate(slip.promisedOn)}`,
    postage: formatMoney(slip.postage),
    postagePaidBy: PAYER_NAMES[slip.postagePaidBy],
    money: money > 0 ? formatMoney(money) : "Không thu",
    seal: slip.sealed ? "Đã niêm phong trước mặt người gửi" : "",
    procedure: `${slip.procedureName} (${slip.procedureCode})`,
    dossier: slip.dossierCode ?? "",
    contents: slip.contents,
    guidance: slip.consignment?.guidance ?? "",
    leftTitle: toCentre ? "NGƯỜI GỬI" : "ĐẠI DIỆN TRUNG TÂM",
    leftName: toCentre ? slip.sender.name : "",
    rightTitle: "NHÂN VIÊN BƯU ĐIỆN",
    rightName: postman,
  };
}

/** Biên bản giao nhận hồ sơ, or the bảng kê giao bưu điện: the number of each slip and what both found (TT 17/2017 Điều 7, 10). */
export async function batchSheet(db: Db, batch: PostBatch, now: Instant): Promise<Json> {
  const lines = await linesOfBatch(db, batch.id);
  const slips = await Promise.all(lines.map(({ slipId }) => findSlip(db, slipId)));
  const at = batch.signedAt ?? now;
  const full = lines.filter(({ outcome }) => outcome === "full").length;
  const [giver, receiver] = [await sideOf(db, batch.giver), batch.receiver && (await sideOf(db, batch.receiver))];
  const local = inVietnam(at);
  const found = lines.flatMap(({ outcome }, index) => (outcome === "full" ? (slips[index] ?? []) : []));
  const filing = batch.kind === "to-agency" ? ` ${await filingWords(db, found)}` : codWords(found);
  return {
    ...heading(await getAgency(db, batch.agencyId), at, "a4"),
    title: BATCH_NAMES[batch.kind].toUpperCase(),
    copies: ["Bên giao giữ", "Bên nhận giữ"],
    code: batch.number ?? "",
    number: batch.number ?? "",
    opening: `Hồi ${String(local.hour).padStart(2, "0")} giờ ${String(local.minute).padStart(2, "0")} ngày ${formatDate(local.toPlainDate())}, hai bên cùng kiểm đếm và giao nhận:`,
    giver: giver.line,
    giverName: giver.name,
    receiver: receiver?.line ?? "",
    receiverName: receiver?.name ?? "",
    rows: lines.flatMap(({ outcome, note }, index) => {
      const slip = slips[index];
      const found = outcome === null ? "" : [COUNT_NAMES[outcome], note].filter((part) => part !== "").join(": ");
      if (slip === undefined) return [];
      const { number, dossierCode, procedureName: procedure, contents } = slip;
      return [{ number: number ?? "", dossier: dossierCode ?? "", procedure, contents, outcome: found }];
    }),
    closing:
      batch.state === "signed"
        ? `Hai bên xác nhận giao nhận đủ ${full}/${lines.length} bưu gửi.${filing}`
        : "Chưa ký: hai bên kiểm đếm và ghi kết quả vào cột cuối.",
  };
}

/** What else passes at the minutes: fees the post took, and appointment slips it takes along (TT 17/2017 Điều 7). */
async function filingWords(db: Db, slips: readonly PostalSlip[]): Promise<string> {
  const taken = slips.reduce((sum, { consignment }) => sum + (consignment?.feesTaken ?? 0), 0);
  const dossiers = await Promise.all(
    slips.flatMap(({ dossierId }) => (dossierId === null ? [] : [findDossier(db, dossierId)])),
  );
  const accepted = dossiers.filter((dossier) => dossier !== undefined && dossier.acceptedAt !== null).length;
  return [
    "Thời điểm ký biên bản này là thời điểm nộp hồ sơ.",
    `Phí, lệ phí bưu điện đã thu và phải nộp lại: ${formatMoney(taken)}.`,
    `Bưu điện nhận ${accepted} Giấy tiếp nhận hồ sơ và hẹn trả kết quả để phát cho người gửi.`,
  ].join(" ");
}

function codWords(slips: readonly PostalSlip[]): string {
  const parcels = new Set(slips.flatMap(({ parcelId }) => parcelId ?? [])).size;
  const packed = parcels === 0 ? "" : ` Trong đó có ${parcels} gói chung.`;
  return `${packed} Phí, lệ phí bưu điện thu hộ khi phát: ${formatMoney(codOf(slips))}.`;
}

function heading(agency: Agency, at: Instant, paper: "a4") {
  const local = inVietnam(at);
  return {
    paper,
    superior: agency.superiorName.toUpperCase(),
    agency: agency.name.toUpperCase(),
    place: agency.place,
    date: `ngày ${local.day} tháng ${local.month} năm ${local.year}`,
  };
}

function side({ name, address, district, province, phone, email }: PostalParty) {
  const place = [address, district, province].filter((part) => part !== "").join(", ");
  return { name, phone, email, address: place };
}

async function sideOf(db: Db, { officerId, unitId }: BatchSide) {
  const [officer, unit] = await Promise.all([getOfficer(db, officerId), getUnit(db, unitId)]);
  const agency = await getAgency(db, unit.agencyId);
  return { name: officer.name, line: `${officer.name}, ${officer.title}, ${unit.name}, ${agency.name}` };
}
