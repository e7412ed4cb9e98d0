import type { FastifyReply, FastifyRequest } from "fastify";
import { html } from "#platform/http/html.ts";
import type { App } from "#platform/http/app.ts";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { directiveReach, mayWrite } from "../domain/policy.ts";
import { ListPage } from "../pages/list-page.tsx";
import { countShelves, listPage, type Direction, type Shelf } from "../store/lists.ts";
import type { DirectiveDeps } from "./deps.ts";
import { readNames } from "./names.ts";
import { DIRECTIVES_PATH } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { peopleIn, presentDirective } from "./present.ts";

type Choice<T> = { readonly key: string; readonly label: string; readonly value: T };

const SHELVES: readonly [Choice<Shelf>, ...Choice<Shelf>[]] = [
  { key: "", label: "Tất cả", value: "all" },
  { key: "dang-cho", label: "Đang chờ", value: "waiting" },
  { key: "qua-han", label: "Quá hạn", value: "overdue" },
  { key: "da-tra-loi", label: "Đã trả lời", value: "answered" },
  { key: "xong", label: "Xong, đã rút", value: "ended" },
];

const DIRECTIONS: readonly [Choice<Direction>, ...Choice<Direction>[]] = [
  { key: "", label: "Tất cả", value: "all" },
  { key: "giao", label: "Giao đi", value: "sent" },
  { key: "nhan", label: "Nhận về", value: "received" },
  { key: "toi", label: "Của tôi", value: "mine" },
];

/** The list: filters and search in the address, fifty rows. */
export function directiveListRoutes(app: App, deps: DirectiveDeps): void {
  app.get(DIRECTIVES_PATH, { config: { audience: "officer" } }, (request, reply) => showList(deps, request, reply));
}

async function showList(deps: DirectiveDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const query = asPosted(request.query);
  const shelf = SHELVES.find(({ key }) => key === textOf(query, "muc")) ?? SHELVES[0];
  const direction = DIRECTIONS.find(({ key }) => key === textOf(query, "chieu")) ?? DIRECTIONS[0];
  const text = textOf(query, "tim").slice(0, 200).trim();
  const after = textOf(query, "sau") || undefined;
  const [now, calendar] = await Promise.all([deps.clock.now(), deps.calendar()]);
  const wanted = { viewer, reach: directiveReach(viewer), direction: direction.value, text, now };
  const [page, counts] = await Promise.all([
    listPage(db, { ...wanted, shelf: shelf.value, after }),
    countShelves(db, wanted),
  ]);
  const names = await readNames(db, peopleIn(page.directives));
  const here = { muc: shelf.key, chieu: direction.key, tim: text };
  const filters: readonly FilterGroup[] = [
    {
      label: "Mục",
      choices: SHELVES.map(({ key, label, value }) => ({
        label,
        href: addressOf({ ...here, muc: key }),
        chosen: key === shelf.key,
        count: counts[value],
      })),
    },
    {
      label: "Chiều",
      choices: DIRECTIONS.map(({ key, label }) => ({
        label,
        href: addressOf({ ...here, chieu: key }),
        chosen: key === direction.key,
      })),
    },
  ];
  return html(
    reply,
    <ListPage
      viewer={await pageViewer(db, viewer)}
      mayWrite={mayWrite(viewer) ? "yes" : "no"}
      filters={filters}
      kept={{ muc: shelf.key, chieu: direction.key }}
      text={text}
      rows={page.directives.map((directive) => presentDirective(directive, { now, calendar, names }))}
      nextHref={page.next === null ? undefined : addressOf({ ...here, sau: page.next })}
      firstHref={after === undefined ? undefined : addressOf(here)}
      isFiltered={shelf.key !== "" || direction.key !== "" || text !== "" ? "yes" : "no"}
    />,
  );
}

function addressOf(query: Readonly<Record<string, string>>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== "");
  const text = new URLSearchParams(kept).toString();
  return text === "" ? DIRECTIVES_PATH : `${DIRECTIVES_PATH}?${text}`;
}
