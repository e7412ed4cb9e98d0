import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import type { RoomId } from "#ui/layout/rooms.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { parseDossierCode } from "../domain/dossier-code.ts";
import type { DossierState } from "../domain/dossier.ts";
import { listReach, type Reach } from "../domain/reach.ts";
import { MONEY_NAMES, STATE_NAMES } from "../domain/texts.ts";
import { ListPage, type ListRow } from "../pages/staff/list-page.tsx";
import { listByDueDate, listNewest, searchDossiers, type DossierLine, type Page } from "../store/lists.ts";
import type { DossierDeps } from "./deps.ts";
import { dossierPath } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { presentDue } from "./present-due.ts";

type Filter = { readonly key: string; readonly label: string; readonly states: readonly DossierState[] };

/** One room: its filters, the first being the one without a word in the address. */
type Room = {
  readonly path: string;
  readonly id: RoomId;
  readonly title: string;
  readonly filters: readonly [Filter, ...Filter[]];
  /** Also offers "nearest due date first" and "overdue". */
  readonly byDue: boolean;
  readonly empty: { readonly title: string; readonly text: string };
};

const ROOMS: readonly Room[] = [
  {
    path: "/can-bo/cho-tiep-nhan",
    id: "cho-tiep-nhan",
    title: "Hồ sơ chờ tiếp nhận",
    byDue: false,
    filters: [
      { key: "", label: "Tất cả", states: ["submitted", "awaiting-intake-supplement"] },
      { key: "moi", label: "Mới nộp", states: ["submitted"] },
      { key: "bo-sung", label: "Chờ bổ sung", states: ["awaiting-intake-supplement"] },
    ],
    empty: {
      title: "Không có hồ sơ chờ tiếp nhận",
      text: "Hồ sơ nộp trực tuyến, qua bưu chính và hồ sơ chờ bổ sung sẽ hiện ở đây. Nhận hồ sơ trực tiếp: phím g rồi n.",
    },
  },
];

/** Search without words: everything in reach, by state and due date. */
const EVERYTHING: Room = {
  path: "/can-bo/tra-cuu",
  id: "tra-cuu",
  title: "Tra cứu hồ sơ",
  byDue: true,
  filters: [
    {
      key: "",
      label: "Đang giải quyết",
      states: ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation"],
    },
    { key: "dang-xu-ly", label: "Đang xử lý", states: ["accepted", "in-progress"] },
    { key: "cho-bo-sung", label: "Chờ bổ sung", states: ["awaiting-supplement"] },
    { key: "tam-dung", label: "Chờ nghĩa vụ tài chính", states: ["awaiting-obligation"] },
    { key: "da-xu-ly", label: "Đã có kết quả", states: ["resolved", "returned", "closed"] },
  ],
  empty: {
    title: "Không có hồ sơ nào ở mục này",
    text: "Bỏ bớt điều kiện lọc, hoặc tìm theo mã ở ô trên cùng (phím /).",
  },
};

const config = { audience: "officer" } as const;

/** The lists of the staff side: waiting for intake, in process, to hand over, search. */
export function dossierListRoutes(app: App, deps: DossierDeps): void {
  for (const room of ROOMS) app.get(room.path, { config }, (request, reply) => showRoom(deps, room, request, reply));
  app.get(EVERYTHING.path, { config }, (request, reply) => {
    const text = textOf(asPosted(request.query), "q").slice(0, 200).trim();
    return text === "" ? showRoom(deps, EVERYTHING, request, reply) : showSearch(deps, text, request, reply);
  });
}

async function showRoom(
  deps: DossierDeps,
  room: Room,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const query = asPosted(request.query);
  const reach = listReach(viewer);
  const filter = room.filters.find(({ key }) => key === textOf(query, "muc")) ?? room.filters[0];
  const order = room.byDue ? textOf(query, "han") : "";
  const after = textOf(query, "sau") || undefined;
  const page = await pageOf(deps, { reach, filter, order, after });
  const here = { ...(filter.key === "" ? {} : { muc: filter.key }), ...(order === "" ? {} : { han: order }) };
  return html(
    reply,
    <ListPage
      viewer={await pageViewer(deps.db, viewer)}
      room={room.id}
      title={room.title}
      caption={`${room.title}: ${filter.label.toLowerCase()}`}
      filters={filtersOf(room, filter.key, order)}
      rows={await rowsOf(deps, page.lines)}
      nextHref={page.next === null ? undefined : addressOf(room.path, { ...here, sau: page.next })}
      firstHref={after === undefined ? undefined : addressOf(room.path, here)}
      empty={room.empty}
    />,
  );
}

type Asked = {
  readonly reach: Reach;
  readonly filter: Filter;
  readonly order: string;
  readonly after: string | undefined;
};

async function pageOf({ db, clock }: DossierDeps, { reach, filter, order, after }: Asked): Promise<Page> {
  if (order === "qua") return listByDueDate(db, { reach, before: await clock.now() }, { after });
  if (order === "gan") return listByDueDate(db, { reach }, { after });
  return listNewest(db, { reach, states: filter.states }, { after });
}

function filtersOf(room: Room, chosen: string, order: string): readonly FilterGroup[] {
  const states = room.filters.map(({ key, label }) => ({
    label,
    href: addressOf(room.path, key === "" ? {} : { muc: key }),
    chosen: key === chosen && order === "",
  }));
  if (!room.byDue) return [{ label: "Mục", choices: states }];
  const orders = [
    { label: "Gần hạn trước", href: addressOf(room.path, { han: "gan" }), chosen: order === "gan" },
    { label: "Quá hạn", href: addressOf(room.path, { han: "qua" }), chosen: order === "qua" },
  ];
  return [
    { label: "Mục", choices: states },
    { label: "Hạn", choices: orders },
  ];
}

async function showSearch(
  deps: DossierDeps,
  text: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const after = textOf(asPosted(request.query), "sau") || undefined;
  const page = await searchDossiers(deps.db, { reach: listReach(viewer), text }, { after });
  const [only] = page.lines;
  if (only !== undefined && page.lines.length === 1 && after === undefined && parseDossierCode(text) !== undefined) {
    return seeOther(reply, dossierPath(only.id));
  }
  return html(
    reply,
    <ListPage
      viewer={await pageViewer(deps.db, viewer)}
      room="tra-cuu"
      title={`Tra cứu: “${text}”`}
      caption="Hồ sơ tìm thấy, mới nhất trước"
      query={text}
      filters={[]}
      rows={await rowsOf(deps, page.lines)}
      nextHref={page.next === null ? undefined : addressOf(EVERYTHING.path, { q: text, sau: page.next })}
      firstHref={after === undefined ? undefined : addressOf(EVERYTHING.path, { q: text })}
      empty={{
        title: "Không tìm thấy hồ sơ nào",
        text: "Kiểm tra lại mã, hoặc thử họ tên có dấu hay không dấu, số điện thoại của chủ hồ sơ.",
      }}
    />,
  );
}

async function rowsOf(deps: DossierDeps, lines: readonly DossierLine[]): Promise<readonly ListRow[]> {
  const [agencies, calendar, now] = await Promise.all([listAgencies(deps.db), deps.calendar(), deps.clock.now()]);
  const agencyNames = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  return lines.map((line) => ({
    id: line.id,
    code: line.code ?? "Chưa có mã",
    ownerName: line.ownerName,
    procedureName: line.procedureName,
    agencyName: agencyNames.get(line.agencyId) ?? "",
    stateName: STATE_NAMES[line.state].vi,
    moneyName: line.money === "due" ? `Phí: ${MONEY_NAMES.due.vi.toLowerCase()}` : "",
    submittedAt: formatInstant(line.submittedAt),
    due: presentDue(line, now, calendar),
  }));
}

function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}
