import type { FastifyReply, FastifyRequest } from "fastify";
import type { Instant } from "#kernel/time.ts";
import { numbersLeft } from "../domain/item-number.ts";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { dutyOf, POST_ROOM } from "../domain/policy.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { isLate } from "../domain/transit-time.ts";
import { ListPage, type ListPart } from "../pages/list-page.tsx";
import { listRanges } from "../store/numbers.ts";
import { listSlips } from "../store/slips.ts";
import { listUnknownTracking } from "../store/tracking.ts";
import { ToldCard } from "../pages/told-card.tsx";
import { toldLine } from "./present-slip-page.tsx";
import type { PostDeps } from "./deps.ts";
import { COLLECT_PATH, POST_PATH, SEND_PATH, UNDELIVERED_PATH, UNDERWAY_PATH } from "./paths.ts";
import { presentSlip } from "./present-slip.ts";

const config = { audience: POST_ROOM };

/** The lists of the post: what came from homes, what waits to be sent, what is on its way, what came back. */
export function postListRoutes(app: App, deps: PostDeps): void {
  app.get(POST_PATH, { config }, (request, reply) => showHome(deps, request, reply));
  app.get(SEND_PATH, { config }, (request, reply) => showToSend(deps, request, reply, { errors: [], status: 200 }));
  app.get(UNDERWAY_PATH, { config }, (request, reply) => showUnderway(deps, request, reply));
  app.get(UNDELIVERED_PATH, { config }, (request, reply) => showUndelivered(deps, request, reply));
}

export type Shown = { readonly errors: readonly FieldError[]; readonly status: number };
const PLAIN: Shown = { errors: [], status: 200 };

/** What was taken from people and is not at the centre yet, by agency: each has its own minutes. */
export async function showHome(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status }: Shown = PLAIN,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const { db } = deps;
  const [page, now, collected, offered, looked, ranges] = await Promise.all([
    pageViewer(db, viewer),
    deps.clock.now(),
    listSlips(db, { direction: "to-centre", states: ["collected"] }),
    listSlips(db, { direction: "to-centre", states: ["offered"] }),
    listSlips(db, { attention: "any" }),
    listRanges(db),
  ]);
  const mayOffer = dutyOf(viewer, "offer") !== undefined;
  const byAgency = await partsByAgency(deps, collected, { mayOffer, now });
  const left = ranges.reduce((sum, range) => sum + numbersLeft(range), 0);
  const parts: readonly ListPart[] = [
    ...byAgency,
    part("cho-kiem-dem", "Chờ kiểm đếm, ký biên bản tại Trung tâm", offered, now, {
      title: "Không có hồ sơ nào chờ kiểm đếm.",
      text: "Hồ sơ vào đây khi bưu điện lập biên bản giao.",
    }),
    ...(looked.length > 0 ? [part("can-xem", "Cần xem", looked, now, { title: "", text: "" })] : []),
  ];
  const acts = dutyOf(viewer, "collect") && (
    <ButtonLink href={COLLECT_PATH} kind="primary" keyShown="Ctrl+Enter">
      Nhận hồ sơ từ người dân
    </ButtonLink>
  );
  const intro = (
    <FigureGrid label="Bưu chính hôm nay">
      <FigureCard label="Đã nhận, chưa giao Trung tâm" value={collected.length} />
      <FigureCard label="Chờ kiểm đếm" value={offered.length} />
      <FigureCard label="Cần xem" value={looked.length} tone={looked.length > 0 ? "wrong" : "plain"} />
      <FigureCard label="Mã bưu gửi còn lại" value={left} tone={left < 50 ? "wrong" : "plain"} />
    </FigureGrid>
  );
  return html(
    reply,
    <ListPage viewer={page} tab="home" title="Bưu chính công ích" {...{ acts, intro, errors, parts }} />,
    status,
  );
}

/** Results to be sent: those without a label yet, and those ready for the post. */
export async function showToSend(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const [page, now, registered, ready] = await Promise.all([
    pageViewer(deps.db, viewer),
    deps.clock.now(),
    listSlips(deps.db, { direction: "to-home", states: ["registered"] }),
    listSlips(deps.db, { direction: "to-home", states: ["awaiting-hand-over"] }),
  ]);
  const free = ready.filter(({ batchId }) => batchId === null);
  const batch = { kind: "to-post", formId: deps.newId(), label: "Lập bảng kê giao bưu điện" } as const;
  const parts: readonly ListPart[] = [
    {
      ...part("dang-ky", "Có kết quả, chờ lập bưu gửi", registered, now, {
        title: "Không có kết quả nào chờ gửi.",
        text: "Kết quả của hồ sơ chọn nhận qua bưu chính tự vào đây khi được ký.",
      }),
      ...(dutyOf(viewer, "prepare") ? { packing: "yes" as const } : {}),
    },
    {
      ...part("san-sang", "Sẵn sàng giao bưu điện", free, now, {
        title: "Chưa có bưu gửi nào sẵn sàng.",
        text: "Mở một kết quả ở trên để kiểm địa chỉ và lập bưu gửi.",
      }),
      ...(dutyOf(viewer, "give-to-post") ? { batch } : {}),
    },
    part(
      "dang-kiem",
      "Trong bảng kê, chờ bưu điện ký nhận",
      ready.filter(({ batchId }) => batchId !== null),
      now,
      {
        title: "Không có bưu gửi nào chờ bưu điện ký nhận.",
        text: "",
      },
    ),
  ];
  return html(reply, <ListPage viewer={page} tab="send" title="Kết quả chờ gửi" {...{ errors, parts }} />, status);
}

async function showUnderway(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [page, now, slips, unknown] = await Promise.all([
    pageViewer(deps.db, requireViewer(request)),
    deps.clock.now(),
    listSlips(deps.db, { states: ["with-post", "delivering", "collected", "offered"] }),
    listUnknownTracking(deps.db),
  ]);
  const late = slips.filter((slip) => isLate(slip, now));
  const parts: readonly ListPart[] = [
    part("qua-hen", "Quá ngày hẹn phát", late, now, { title: "Không có bưu gửi nào quá hẹn.", text: "" }),
    part(
      "dung-hen",
      "Còn trong hẹn",
      slips.filter((slip) => !late.includes(slip)),
      now,
      {
        title: "Không có bưu gửi nào trên đường.",
        text: "Bưu gửi vào đây khi bưu điện ký nhận.",
      },
    ),
  ];
  return html(
    reply,
    <ListPage viewer={page} tab="underway" title="Đang trên đường" errors={[]} parts={parts}>
      <ToldCard title="Tin về bưu gửi không có trong hệ thống" lines={unknown.map(toldLine)} />
    </ListPage>,
  );
}

async function showUndelivered(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [page, now, undelivered, back, lost] = await Promise.all([
    pageViewer(deps.db, requireViewer(request)),
    deps.clock.now(),
    listSlips(deps.db, { states: ["undelivered"] }),
    listSlips(deps.db, { states: ["taken-back"] }),
    listSlips(deps.db, { states: ["lost"] }),
  ]);
  const parts: readonly ListPart[] = [
    part("phat-hoan", "Phát hoàn, chờ nhận lại", undelivered, now, {
      title: "Không có bưu gửi nào phát hoàn.",
      text: "Bưu điện báo không phát được thì bưu gửi vào đây.",
    }),
    part("da-nhan-lai", "Đã nhận lại", back, now, { title: "Chưa nhận lại bưu gửi nào.", text: "" }),
    part("mat", "Báo mất", lost, now, { title: "Không có bưu gửi nào bị mất.", text: "" }),
  ];
  return html(reply, <ListPage viewer={page} tab="undelivered" title="Không phát được" errors={[]} parts={parts} />);
}

function part(
  id: string,
  title: string,
  ...[slips, now, empty]: readonly [readonly PostalSlip[], Instant, ListPart["empty"]]
): ListPart {
  return { id, title, lines: slips.map((slip) => presentSlip(slip, now)), empty };
}

type Offering = { readonly mayOffer: boolean; readonly now: Instant };

async function partsByAgency(
  deps: PostDeps,
  slips: readonly PostalSlip[],
  { mayOffer, now }: Offering,
): Promise<readonly ListPart[]> {
  const empty = {
    title: "Chưa nhận hồ sơ nào.",
    text: "Bưu tá nhận hồ sơ tại nhà hoặc điểm bưu chính bằng nút ở trên.",
  };
  if (slips.length === 0) return [part("da-nhan", "Đã nhận, chờ giao Trung tâm", [], now, empty)];
  const agencies = [...new Set(slips.map(({ agencyId }) => agencyId))];
  return Promise.all(
    agencies.map(async (agencyId) => {
      const { name, code } = await getAgency(deps.db, agencyId);
      const own = slips.filter((slip) => slip.agencyId === agencyId);
      const batch = { kind: "to-agency", formId: deps.newId(), label: "Lập biên bản giao Trung tâm" } as const;
      const title = `Đã nhận, chờ giao: ${name}`;
      return { ...part(`co-quan-${code}`, title, own, now, empty), ...(mayOffer ? { batch } : {}) };
    }),
  );
}
