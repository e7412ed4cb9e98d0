import { formatDate, formatInstant, isoInVietnam, type Instant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { listOfficersById, type Viewer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Definition } from "#ui/components/definition-list/definition-list.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { dutyOf, type PostDuty } from "../domain/policy.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { slipAfter, type SlipAct } from "../domain/slip-states.ts";
import {
  ATTENTION_NAMES,
  CLAIM_NAMES,
  HEARD_NAMES,
  ORDER_NAMES,
  PAYER_NAMES,
  QUALITY_NAMES,
  SCOPE_NAMES,
  SERVICE_NAMES,
  SLIP_EVENT_NAMES,
  SLIP_STATE_NAMES,
  TRACKING_NAMES,
} from "../domain/texts.ts";
import { isLate, promisedDay, transitTimeOf } from "../domain/transit-time.ts";
import { PrepareForm } from "../pages/prepare-form.tsx";
import type { ClearUpFormProps } from "../pages/clear-up-form.tsx";
import type { ToldLine } from "../pages/told-card.tsx";
import type { PostTab } from "../pages/post-frame.tsx";
import { SlipPage, type ReasonAct } from "../pages/slip-page.tsx";
import { codOf, isLabelled } from "../domain/parcel.ts";
import { historyOfSlip, listParcel } from "../store/slips.ts";
import { listTracking, type HeardTracking } from "../store/tracking.ts";
import { CLEARED_BY_WORDS, isHandedOverLate } from "../use-cases/clear-up.ts";
import type { PaperKind } from "../domain/signed-paper.ts";
import { slipPapersPath } from "./paths.ts";
import { papersCard } from "./present-papers.ts";
import { textOf, type Posted } from "./posted.ts";
import { placeOf } from "./present-slip.ts";
import { readParty } from "./read-collect.ts";

export type SlipPageAsked = {
  readonly viewer: Viewer;
  readonly page: PageViewer;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly errors: readonly FieldError[];
  readonly posted: Posted;
  readonly done: string;
};

/** The page of one item for one viewer, with what was typed kept. */
export async function slipPage(db: Db, slip: PostalSlip, asked: SlipPageAsked) {
  const { viewer, page, errors, posted, done } = asked;
  const mayPrepare = dutyOf(viewer, "prepare") !== undefined;
  const typed = (name: string, kept: string) => (errors.length > 0 ? textOf(posted, name) : kept);
  return (
    <SlipPage
      viewer={page}
      tab={tabOf(slip)}
      slipId={slip.id}
      version={slip.version}
      title={slip.number ?? `Kết quả hồ sơ ${slip.dossierCode ?? ""}`}
      flash={FLASHES[done]}
      attention={slip.attention === null ? "" : ATTENTION_NAMES[slip.attention]}
      errors={errors}
      facts={[...factsOf(slip, asked), ...parcelFacts(await listParcel(db, slip))]}
      contents={slip.contents}
      guidance={slip.consignment?.guidance ?? ""}
      events={await eventsOf(db, slip)}
      prepare={
        mayPrepare && slip.state === "registered" ? (
          <PrepareForm
            slipId={slip.id}
            version={slip.version}
            receiver={errors.length > 0 ? readParty(posted, "receiver") : slip.receiver}
            typed={{
              scope: typed("scope", slip.scope),
              days: typed("days", ""),
              postage: typed("postage", ""),
              postagePaidBy: typed("postagePaidBy", slip.postagePaidBy),
              quality: typed("quality", slip.quality),
            }}
            cod={slip.codAmount > 0 ? formatMoney(slip.codAmount) : "không thu"}
            errors={errors}
          />
        ) : undefined
      }
      reasonActs={reasonActs(slip, viewer)}
      typedReason={textOf(posted, "reason")}
      told={(await listTracking(db, slip.parcelId ?? slip.id)).map(toldLine)}
      papers={await papersOf(db, slip, asked)}
      clearUp={await clearUpOf(db, slip, asked)}
      mayRetryOrder={mayPrepare && (slip.order === "given-up" || slip.order === "refused") && slip.state !== "recalled"}
      claim={claimOf(slip, viewer)}
      hasNumber={slip.number !== null}
    />
  );
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  nhan: {
    tone: "done",
    title: "Đã nhận hồ sơ, đã cấp mã bưu gửi.",
    text: "In Phiếu gửi, đưa người gửi một liên. Hồ sơ được tính là nộp khi Trung tâm ký Biên bản giao nhận.",
  },
  lap: {
    tone: "done",
    title: "Đã cấp mã bưu gửi.",
    text: "Đơn đang được gửi sang bưu điện. In Phiếu gửi dán lên bưu gửi.",
  },
  "thu-hoi": { tone: "done", title: "Đã thu hồi mã.", text: "Kết quả trở lại danh sách chờ gửi để lập bưu gửi mới." },
  "nhan-lai": { tone: "done", title: "Đã nhận lại kết quả.", text: "Kết quả chờ người dân đến nhận tại Trung tâm." },
  "gui-lai": { tone: "done", title: "Đã nhận lại kết quả.", text: "Kết quả trở lại danh sách chờ gửi." },
  huy: { tone: "done", title: "Đã trả hồ sơ cho người gửi." },
  mat: { tone: "done", title: "Đã ghi báo mất.", text: "Khiếu nại đã mở để bưu điện khắc phục và bồi thường." },
  "ban-giay": { tone: "done", title: "Đã lưu bản giấy đã ký." },
  "lam-ro": { tone: "done", title: "Đã ghi làm rõ." },
  don: { tone: "done", title: "Đơn sẽ được gửi lại trong ít phút." },
};

function tabOf({ state, direction }: PostalSlip): PostTab {
  if (state === "undelivered" || state === "taken-back" || state === "lost") return "undelivered";
  if (direction === "to-centre") return "home";
  return state === "registered" || state === "awaiting-hand-over" ? "send" : "underway";
}

/** The day by which the post brings the appointment slip to who sent the dossier (TT 17/2017 Điều 7). */
function slipBackBy({ direction, acceptedAt, scope }: PostalSlip, calendar: WorkingCalendar): string {
  if (direction === "to-home" || acceptedAt === null) return "";
  return formatDate(promisedDay(acceptedAt, transitTimeOf(scope).mostWithSlip, calendar));
}

function factsOf(slip: PostalSlip, { now, calendar }: SlipPageAsked): readonly Definition[] {
  const promised = slip.promisedOn === null ? "" : formatDate(slip.promisedOn);
  const taken = slip.consignment?.feesTaken ?? 0;
  return [
    { term: "Trạng thái", value: SLIP_STATE_NAMES[slip.state] },
    { term: "Hình thức", value: SERVICE_NAMES[slip.service] },
    { term: "Thủ tục", value: `${slip.procedureName} (${slip.procedureCode})` },
    { term: "Mã hồ sơ", value: slip.dossierCode },
    { term: "Người gửi", value: `${slip.sender.name}, ${slip.sender.phone}` },
    { term: "Nơi gửi", value: placeOf(slip.sender) },
    { term: "Người nhận", value: `${slip.receiver.name}, ${slip.receiver.phone}` },
    { term: "Nơi nhận", value: placeOf(slip.receiver) },
    { term: "Bưu điện nhận lúc", value: slip.acceptedAt === null ? "" : formatInstant(slip.acceptedAt) },
    { term: "Phải phát chậm nhất", value: isLate(slip, now) ? `${promised} (quá hẹn)` : promised },
    { term: "Mang giấy hẹn về chậm nhất", value: slipBackBy(slip, calendar) },
    { term: "Phạm vi", value: `${SCOPE_NAMES[slip.scope]}, J+${slip.transitDays}` },
    { term: "Dịch vụ", value: QUALITY_NAMES[slip.quality] },
    { term: "Cước", value: postageWords(slip) },
    { term: "Thu hộ khi phát", value: slip.codAmount > 0 ? formatMoney(slip.codAmount) : "" },
    { term: "Phí, lệ phí đã thu khi nhận", value: taken > 0 ? formatMoney(taken) : "" },
    { term: "Đơn điện tử", value: slip.order === "none" ? "" : ORDER_NAMES[slip.order] },
    { term: "Ghi chú", value: slip.note },
  ];
}

function postageWords({ id, parcelId, postage, postagePaidBy }: PostalSlip): string {
  if (!isLabelled({ id, parcelId })) return "tính chung ở mã của gói";
  return `${formatMoney(postage)}, ${PAYER_NAMES[postagePaidBy].toLowerCase()}`;
}

/** With which others the item goes in one parcel, and under whose number. */
function parcelFacts(parcel: readonly PostalSlip[]): readonly Definition[] {
  const [label] = parcel;
  if (label === undefined || parcel.length < 2) return [];
  const codes = parcel.map(({ dossierCode }) => dossierCode ?? "").join(", ");
  const cod = codOf(parcel);
  return [
    { term: "Gói chung", value: `${parcel.length} kết quả, mã của gói ${label.number ?? ""}` },
    { term: "Hồ sơ trong gói", value: codes },
    { term: "Thu hộ cả gói", value: cod > 0 ? formatMoney(cod) : "" },
  ];
}

async function eventsOf(db: Db, slip: PostalSlip): Promise<readonly TimelineEvent[]> {
  const entries = await historyOfSlip(db, slip.id);
  const officers = await listOfficersById(db, [...new Set(entries.map(({ actorId }) => actorId))]);
  const names = new Map(officers.map(({ id, name, title }) => [id, `${name}, ${title}`]));
  return entries
    .map(({ seq, event, at, actorId, payload }): TimelineEvent => {
      const note = payload["note"];
      const what = SLIP_EVENT_NAMES[event];
      return {
        audience: "internal",
        key: String(seq),
        at: formatInstant(at),
        iso: isoInVietnam(at),
        who: names.get(actorId) ?? "Hệ thống",
        what: typeof note === "string" && note !== "" ? `${what}: ${note}` : what,
      };
    })
    .toReversed();
}

type OfferedAct = ReasonAct & { readonly does: SlipAct; readonly duty: PostDuty };

const REASON_ACTS: readonly OfferedAct[] = [
  {
    act: "thu-hoi",
    does: "recall",
    duty: "prepare",
    title: "Thu hồi mã, lập lại",
    label: "Thu hồi mã",
    help: "Mã này không dùng lại; kết quả trở về danh sách chờ gửi.",
  },
  {
    act: "nhan-lai",
    does: "take-back",
    duty: "take-back",
    title: "Nhận lại, chờ người dân đến lấy",
    label: "Nhận lại",
    help: "Kết quả và giấy tờ về quầy trả kết quả.",
  },
  {
    act: "gui-lai",
    does: "take-back",
    duty: "take-back",
    title: "Nhận lại và gửi lần nữa",
    label: "Nhận lại, gửi lại",
    help: "Lập bưu gửi mới với mã mới.",
  },
  {
    act: "huy",
    does: "cancel",
    duty: "collect",
    title: "Trả lại cho người gửi",
    label: "Trả lại hồ sơ",
    help: "Chỉ khi hồ sơ chưa giao Trung tâm.",
  },
  {
    act: "mat",
    does: "lose",
    duty: "report-loss",
    title: "Báo mất",
    label: "Báo mất bưu gửi",
    help: "Một khiếu nại tự mở để khắc phục và bồi thường.",
  },
];

function reasonActs(slip: PostalSlip, viewer: Viewer): readonly ReasonAct[] {
  return REASON_ACTS.filter(
    ({ does, duty }) =>
      slipAfter(slip.state, does) !== undefined &&
      dutyOf(viewer, duty) !== undefined &&
      !(does === "recall" && slip.batchId !== null) &&
      !(does === "cancel" && slip.direction === "to-home"),
  );
}

function papersOf(db: Db, slip: PostalSlip, { viewer, now, posted, errors }: SlipPageAsked) {
  const kinds: readonly PaperKind[] = slip.direction === "to-home" ? ["slip", "register"] : ["slip"];
  return papersCard(
    db,
    { slipId: slip.id },
    {
      ...{ viewer, now, posted, errors, action: slipPapersPath(slip.id) },
      kinds: slip.acceptedAt === null ? [] : kinds,
      names: {
        customer: slip.direction === "to-centre" ? slip.sender.name : slip.receiver.name,
        ...(dutyOf(viewer, "collect") ? { officer: viewer.name, post: viewer.name } : {}),
      },
    },
  );
}

async function clearUpOf(
  db: Db,
  slip: PostalSlip,
  { viewer, errors, posted }: SlipPageAsked,
): Promise<ClearUpFormProps | undefined> {
  const isOpen = slip.attention !== null && CLEARED_BY_WORDS.includes(slip.attention);
  if (!isOpen || dutyOf(viewer, "clear-up") === undefined) return undefined;
  const told = (await listTracking(db, slip.parcelId ?? slip.id)).find(
    ({ status }) => status === "delivered",
  )?.receiver;
  const typed = (name: string, kept: string) => (errors.length > 0 ? textOf(posted, name) : kept);
  return {
    slipId: slip.id,
    version: slip.version,
    handsOver: await isHandedOverLate(db, slip),
    receiver: {
      kind: typed("receiverKind", told?.kind ?? "owner"),
      name: typed("receiverName", told?.name ?? slip.receiver.name),
      nationalId: typed("receiverId", told?.nationalId ?? ""),
      authorisation: typed("authorisation", told?.authorisation ?? ""),
    },
    reason: textOf(posted, "reason"),
  };
}

/** A message of the post as a line of the page. */
export function toldLine({ eventId, status, happenedAt, number, outcome, note }: HeardTracking): ToldLine {
  return {
    ...{ eventId, number, note },
    at: formatInstant(happenedAt),
    what: TRACKING_NAMES[status],
    outcome: HEARD_NAMES[outcome],
    isOdd: outcome === "conflict" || outcome === "problem" || outcome === "unknown",
  };
}

function claimOf(slip: PostalSlip, viewer: Viewer) {
  if (slip.acceptedAt === null || dutyOf(viewer, "claim") === undefined) return undefined;
  const claimant = slip.direction === "to-centre" ? slip.sender.name : slip.receiver.name;
  return { claimant, kinds: Object.entries(CLAIM_NAMES).map(([value, label]) => ({ value, label })) };
}
