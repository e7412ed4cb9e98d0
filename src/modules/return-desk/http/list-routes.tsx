import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import {
  listAwaitingPickup,
  listNewest,
  listReach,
  parseDossierCode,
  presentDue,
  searchDossiers,
  STATE_NAMES,
  type DossierLine,
  type Page,
} from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import type { Standing } from "../domain/carrying.ts";
import { WaitingPage, type WaitingRow } from "../pages/waiting-page.tsx";
import { TelephonePage } from "../pages/telephone-page.tsx";
import { lastReminders, listSimulated, standingOf } from "../store/messages.ts";
import { carrierOf, carryMessages, isDemo } from "../use-cases/carry-messages.ts";
import { remind } from "../use-cases/remind.ts";
import { atTheDesk, type ReturnDeskDeps } from "./deps.ts";
import { paths } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { asResult } from "./present-desk.ts";
import { presentRefusal } from "./present-refusal.ts";

const config = { audience: "officer" } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONG_DAYS = 7;

const FILTERS = [
  { key: "", label: "Chờ trả" },
  { key: "cho-lau", label: `Chờ trên ${LONG_DAYS} ngày` },
  { key: "chua-nop", label: "Chưa nộp phí, lệ phí" },
  { key: "da-tra", label: "Đã trả, chưa đóng" },
  { key: "ket-thuc", label: "Từ chối, rút, dừng" },
] as const;
type FilterKey = (typeof FILTERS)[number]["key"];

/** The list of those who wait, the reminder, and the telephone of the demo. */
export function listRoutes(app: App, deps: ReturnDeskDeps): void {
  app.get(paths.list, { config }, (request, reply) => showList(deps, request, reply));
  app.post(paths.remind(":id"), { config }, async (request, reply) => {
    const viewer = atTheDesk(requireViewer(request));
    const id = textOf(asPosted(request.params), "id");
    if (!UUID.test(id)) throw new HttpProblem(NOT_FOUND);
    const carrier = await carrierOf(deps);
    if (carrier === undefined) {
      const title = "Trung tâm chưa có cổng tin nhắn nên không nhắc được. Hãy gọi điện cho người dân.";
      return showList(deps, request, reply, { flash: { tone: "error", title }, status: 409 });
    }
    const done = await remind(await deps.acting(viewer), id);
    if (!done.ok) {
      const { status, errors } = presentRefusal(done.error);
      if (status === 404) throw new HttpProblem(NOT_FOUND);
      const flash = { tone: "error", title: errors[0]?.message ?? "" } as const;
      return showList(deps, request, reply, { flash, status });
    }
    const { messageId, phoneShown } = done.value;
    await carryMessages(deps.db, carrier, { now: await deps.clock.now(), ids: [messageId] });
    const standing = await standingOf(deps.db, messageId);
    if (standing?.state === "carried")
      return seeOther(reply, `${paths.list}?da-nhac=${encodeURIComponent(phoneShown)}`);
    return showList(deps, request, reply, reminderText(standing, phoneShown));
  });
  app.get(paths.telephone, { config }, async (request, reply) => {
    const viewer = atTheDesk(requireViewer(request));
    if (!(await isDemo(deps.db))) throw new HttpProblem(NOT_FOUND);
    const messages = (await listSimulated(deps.db)).map(({ at, ...one }) => ({ ...one, at: formatInstant(at) }));
    return html(reply, <TelephonePage viewer={await pageViewer(deps.db, viewer)} messages={messages} />);
  });
}

/** What the list says of a reminder that did not simply arrive. */
function reminderText(standing: Pick<Standing, "state" | "why"> | undefined, phoneShown: string): Said {
  const why = standing?.why ?? "";
  if (standing?.state === "failed" || standing?.state === "expired") {
    const title = `Chưa nhắc được ${phoneShown}: ${why}. Hãy gọi điện cho người dân.`;
    return { flash: { tone: "error", title }, status: 502 };
  }
  const title = `Lời nhắc đến ${phoneShown} chưa chắc đã tới: ${why || "đang gửi"}.`;
  return { flash: { tone: "warning", title }, status: 200 };
}

type Said = { readonly flash: FlashMessage; readonly status: number };

async function showList(
  deps: ReturnDeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  said?: Said,
): Promise<FastifyReply> {
  const viewer = atTheDesk(requireViewer(request));
  const query = asPosted(request.query);
  const text = textOf(query, "q").trim().slice(0, 200);
  const after = textOf(query, "sau") || undefined;
  const key = FILTERS.find((one) => one.key === textOf(query, "muc"))?.key ?? "";
  const now = await deps.clock.now();
  const page = await pageOf(deps, viewer, { key, text, after, now });
  const [only] = page.lines;
  if (only !== undefined && page.lines.length === 1 && text !== "" && isExact(text)) {
    return seeOther(reply, paths.desk(only.id));
  }
  const here: Readonly<Record<string, string>> = text === "" ? { muc: key } : { q: text };
  const reminded = textOf(query, "da-nhac").slice(0, 20);
  const done = reminded === "" ? undefined : ({ tone: "done", title: `Đã gửi lời nhắc đến ${reminded}.` } as const);
  return html(
    reply,
    <WaitingPage
      viewer={await pageViewer(deps.db, viewer)}
      flash={said?.flash ?? done}
      query={text}
      filters={[
        {
          label: "Mục",
          choices: FILTERS.map((one) => ({
            ...chip(one.key),
            label: one.label,
            chosen: one.key === key && text === "",
          })),
        },
      ]}
      rows={await rowsOf(deps, page.lines, now)}
      nextHref={page.next === null ? undefined : addressOf({ ...here, sau: page.next })}
      firstHref={after === undefined ? undefined : addressOf(here)}
      empty={emptyOf(text)}
      telephoneHref={(await isDemo(deps.db)) ? paths.telephone : undefined}
    />,
    said?.status ?? 200,
  );
}

type Asked = {
  readonly key: FilterKey;
  readonly text: string;
  readonly after: string | undefined;
  readonly now: Instant;
};

function pageOf({ db }: ReturnDeskDeps, viewer: Viewer, { key, text, after, now }: Asked): Promise<Page> {
  const reach = listReach(viewer);
  if (text !== "") return searchDossiers(db, { reach, text }, { after });
  switch (key) {
    case "":
      return listAwaitingPickup(db, { reach }, { after });
    case "cho-lau":
      return listAwaitingPickup(db, { reach, resolvedBefore: now.subtract({ hours: LONG_DAYS * 24 }) }, { after });
    case "chua-nop":
      return listAwaitingPickup(db, { reach, money: "due" }, { after });
    case "da-tra":
      return listNewest(db, { reach, states: ["returned"] }, { after });
    case "ket-thuc":
      return listNewest(db, { reach, states: ["refused", "withdrawn", "stopped"] }, { after });
  }
}

/** A code or a whole telephone number names one visitor; a name may be anybody's. */
function isExact(text: string): boolean {
  return parseDossierCode(text) !== undefined || /^(\+84|0)[\d\s.-]{9,13}$/.test(text);
}

async function rowsOf(
  deps: ReturnDeskDeps,
  lines: readonly DossierLine[],
  now: Instant,
): Promise<readonly WaitingRow[]> {
  const calendar = await deps.calendar();
  const reminders = await lastReminders(
    deps.db,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => {
    const isWaiting = line.state === "resolved";
    const reminded = reminders.get(line.id);
    return {
      id: line.id,
      href: isWaiting ? paths.desk(line.id) : paths.dossier(line.id),
      code: line.code ?? "",
      ownerName: line.ownerName,
      procedureName: line.procedureName,
      stateName: STATE_NAMES[line.state].vi,
      waiting: isWaiting ? waited(line, now) : "",
      due: isWaiting ? asResult(presentDue(line, now, calendar)) : presentDue(line, now, calendar),
      fees: isWaiting && line.money === "due" ? "Chưa nộp phí, lệ phí" : "",
      reminded: reminded === undefined ? "" : `đã nhắc ${formatDate(dateInVietnam(reminded))}`,
      mayRemind: isWaiting && line.delivery === "awaiting-pickup" ? "yes" : "no",
    };
  });
}

function waited({ resolvedAt, delivery }: DossierLine, now: Instant): string {
  if (delivery === "with-post") return "đang ở bưu điện";
  if (resolvedAt === null) return "";
  const days = dateInVietnam(resolvedAt).until(dateInVietnam(now)).days;
  return days === 0 ? "mới có hôm nay" : `đã chờ ${days} ngày`;
}

function emptyOf(text: string) {
  if (text === "") {
    return { title: "Không có kết quả chờ trả", text: "Kết quả do cơ quan giải quyết chuyển về sẽ hiện ở đây." };
  }
  return {
    title: `Không tìm thấy hồ sơ nào cho “${text}”`,
    text: "Kiểm tra lại mã trên giấy hẹn, hoặc thử số điện thoại, họ tên có dấu hay không dấu.",
  };
}

function chip(key: FilterKey) {
  return { href: addressOf({ muc: key }) };
}

function addressOf(query: Readonly<Record<string, string>>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== "");
  return kept.length === 0 ? paths.list : `${paths.list}?${new URLSearchParams(kept).toString()}`;
}
