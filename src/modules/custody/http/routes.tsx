import type { FastifyReply, FastifyRequest } from "fastify";
import type { Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { asPosted, countIn, textOf, textsOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { dossierPath, findDossier, listReach, maySee, searchDossiers } from "#modules/dossiers/index.ts";
import { hasRole, listOfficersById, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import type { Conclusion, Count, HandOver } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { PAPER_ROLES } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { CONCLUSION_NAMES } from "../domain/texts.ts";
import { BundleList } from "../pages/bundle-list.tsx";
import { CustodyPage } from "../pages/custody-page.tsx";
import { DifferenceList, IncomingList, OutgoingList, type HandOverLine } from "../pages/hand-over-lists.tsx";
import { FoundList } from "../pages/found-list.tsx";
import { WherePanel } from "../pages/where-panel.tsx";
import { listDifferences, listHeld, listIncoming, listOutgoing, listToForward, type Places } from "../store/lists.ts";
import { findBundle, listBatch, listBundles } from "../store/load.ts";
import { listLossesOf } from "../store/losses.ts";
import { readAcknowledgeHours, saveAcknowledgeHours } from "../store/settings.ts";
import { whereIs, type Whereabouts } from "../store/where.ts";
import { alarmsOf } from "../use-cases/watch-custody.ts";
import { receiveAll, refuse, takeBack } from "../use-cases/end-hand-overs.ts";
import { give } from "../use-cases/give.ts";
import { addSheets, settleDifference, shelve } from "../use-cases/keep.ts";
import { mayActFor } from "../use-cases/may-act-for.ts";
import { placesOf } from "../use-cases/places-of.ts";
import { unitOptions } from "../use-cases/unit-options.ts";
import { bundleLabel, minutesNumber, minutesSheet } from "../use-cases/print-custody.ts";
import { idOf, isUuid, typedIn, uuidIn } from "./asked.ts";
import { actingFor, type CustodyDeps } from "./deps.ts";
import { lossRoutes } from "./loss-routes.tsx";
import * as paths from "./paths.ts";
import { problemOf } from "./present-refusal.ts";
import { sendPdf } from "./send-pdf.ts";
import { shelfRoutes } from "./shelf-routes.tsx";

const config = { audience: PAPER_ROLES } as const;
/** Courier runs are a slice above; the room only leads there. */
const RUNS_PATH = `${paths.CUSTODY_PATH}/chuyen-thu`;
/** What is on the label of a bag: scanned here, the bag is opened. */
const BAG_NUMBER = /^CT-\d{6}-\d{2,4}\/\d{1,3}$/i;

/** The room of the paper and everything that is done in it. */
export function custodyRoutes(app: App, deps: CustodyDeps): void {
  lossRoutes(app, deps);
  shelfRoutes(app, deps);
  app.get(paths.CUSTODY_PATH, { config }, async (request, reply) => {
    const query = asPosted(request.query);
    const bag = BAG_NUMBER.exec(textOf(query, "q").trim())?.[0];
    if (bag !== undefined) return seeOther(reply, `${RUNS_PATH}/tim?so=${encodeURIComponent(bag)}`);
    const word = textOf(query, "muc");
    return show(deps, request, reply, { tab: paths.isTab(word) ? word : undefined, done: textOf(query, "xong") });
  });
  app.post(paths.GIVE_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const dossierIds = textsOf(posted, "hoSo").filter(isUuid);
    const to: Custodian = { kind: "unit", id: uuidIn(posted, "noiNhan"), label: "" };
    const tab = textOf(posted, "muc") === "dang-giu" ? "dang-giu" : "can-chuyen";
    if (dossierIds.length === 0) return show(deps, request, reply, { tab, posted, say: CHOOSE, status: 422 });
    const done = await give(acting, { dossierIds, to, note: textOf(posted, "ghiChu") });
    return answer(deps, { request, reply, tab, posted }, done, "giao");
  });
  app.post(paths.RECEIVE_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const ids = textsOf(posted, "lan").filter(isUuid);
    if (ids.length === 0) return show(deps, request, reply, { tab: "cho-nhan", posted, say: CHOOSE, status: 422 });
    const note = textOf(posted, "ghiChu");
    const receivings = ids.map((handOverId) => ({ handOverId, note, counted: countedIn(posted, handOverId) }));
    const done = await receiveAll(await actingFor(deps, requireViewer(request)), receivings);
    return answer(deps, { request, reply, tab: "cho-nhan", posted }, done, "nhan");
  });
  app.post(`${paths.CUSTODY_PATH}/lan-giao/:id/tu-choi`, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const done = await refuse(acting, { handOverId: idOf(request), reason: textOf(posted, "lyDo") });
    return answer(deps, { request, reply, tab: "cho-nhan", posted }, done, "tu-choi");
  });
  app.post(`${paths.CUSTODY_PATH}/lan-giao/:id/lay-lai`, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const done = await takeBack(acting, { handOverId: idOf(request), reason: textOf(posted, "lyDo") });
    return answer(deps, { request, reply, tab: "da-giao", posted }, done, "lay-lai");
  });
  app.post(`${paths.CUSTODY_PATH}/lan-giao/:id/ket-luan`, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const conclusion = textOf(posted, "ketLuan");
    if (!isConclusion(conclusion))
      return show(deps, request, reply, { tab: "chenh-lech", posted, say: CONCLUDE, status: 422 });
    const acting = await actingFor(deps, requireViewer(request));
    const command = { handOverId: idOf(request), conclusion, reason: textOf(posted, "lyDo") };
    return answer(
      deps,
      { request, reply, tab: "chenh-lech", posted },
      await settleDifference(acting, command),
      "ket-luan",
    );
  });
  app.post(paths.SHELVE_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const done = await shelve(acting, { dossierId: uuidIn(posted, "hoSo"), shelf: textOf(posted, "choDe") });
    if (done.ok) return seeOther(reply, `${paths.wherePath(done.value.code)}&xong=xep-ke`);
    return answer(deps, { request, reply, posted }, done, "xep-ke");
  });
  app.post(paths.ADD_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const added = { sheets: countIn(posted, "soTo") ?? Number.NaN, originals: countIn(posted, "banChinh") ?? 0 };
    const version = countIn(posted, "phienBan");
    const adding = { added, note: textOf(posted, "ghiChu"), version };
    const done = await addSheets(acting, { dossierId: uuidIn(posted, "hoSo"), ...adding });
    if (done.ok) return seeOther(reply, `${paths.wherePath(done.value.code)}&xong=them-to`);
    return answer(deps, { request, reply, posted }, done, "them-to");
  });
  app.post(paths.SETTING_PATH, { config: { audience: ["centre-manager"] } }, async (request, reply) => {
    const hours = countIn(asPosted(request.body), "gio") ?? Number.NaN;
    const isGood = hours >= 1 && hours <= 80;
    if (!isGood) return show(deps, request, reply, { say: "Số giờ là số nguyên từ 1 đến 80.", status: 422 });
    await saveAcknowledgeHours(deps.db, hours);
    return seeOther(reply, `${paths.CUSTODY_PATH}?xong=cai-dat`);
  });
  app.get(`${paths.CUSTODY_PATH}/bien-ban/:id`, { config }, async (request, reply) => {
    const [first, ...others] = await listBatch(deps.db, idOf(request));
    if (first === undefined) throw new HttpProblem(NOT_FOUND);
    const sheet = await minutesSheet(deps.db, [first, ...others]);
    return sendPdf(reply, `${minutesNumber(first)}.pdf`, deps.printer.minutes(sheet, first.endedAt ?? first.givenAt));
  });
  app.get(`${paths.CUSTODY_PATH}/nhan-tui/:id`, { config }, async (request, reply) => {
    const bundle = await findBundle(deps.db, idOf(request));
    if (bundle === undefined) throw new HttpProblem(NOT_FOUND);
    const now = await deps.clock.now();
    return sendPdf(reply, `tui-${bundle.code}.pdf`, deps.printer.label(await bundleLabel(deps.db, bundle, now), now));
  });
}

const CHOOSE = "Hãy chọn ít nhất một túi hồ sơ trong danh sách.";
const CONCLUDE = "Hãy chọn kết luận.";

/** What the page says after an act, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  giao: "Đã ghi lần giao. Giấy tờ vẫn do bên giao giữ cho đến khi bên nhận xác nhận.",
  nhan: "Đã nhận. Từ bây giờ bộ phận của ông/bà giữ các túi hồ sơ này.",
  "tu-choi": "Đã ghi là không nhận; túi hồ sơ vẫn do bên giao giữ.",
  "lay-lai": "Đã lấy lại túi hồ sơ.",
  "ket-luan": "Đã ghi kết luận chênh lệch.",
  "xep-ke": "Đã ghi chỗ để.",
  "them-to": "Đã thêm giấy tờ vào túi.",
  "cai-dat": "Đã lưu thời hạn xác nhận.",
};

type Shown = {
  readonly tab?: paths.Tab | undefined;
  readonly posted?: Posted;
  readonly done?: string;
  readonly say?: string;
  readonly status?: number;
};

type Asked = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly tab?: paths.Tab;
  readonly posted: Posted;
};

function answer(
  deps: CustodyDeps,
  { request, reply, tab, posted }: Asked,
  done: Result<unknown, Refusal>,
  word: string,
): FastifyReply | Promise<FastifyReply> {
  if (done.ok) return seeOther(reply, `${paths.tabPath(tab ?? "dang-giu")}&xong=${word}`);
  const problem = problemOf(done.error);
  if (done.error.kind === "custody/not-found") throw new HttpProblem(problem);
  return show(deps, request, reply, { tab, posted, say: problem.title, status: problem.status });
}

async function show(
  deps: CustodyDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const [now, places] = [await deps.clock.now(), await placesOf(db, viewer)];
  const query = textOf(asPosted(request.query), "q").trim().slice(0, 200);
  const lists = await listsOf(db, places);
  // Found by its code: the field is empty again, ready for the next scan.
  const where = query === "" ? undefined : await whereIs(db, query);
  const late = [...lists["cho-nhan"], ...lists["da-giao"]].filter((each) => isPast(each.acknowledgeBy, now));
  const alarms = await alarmsOf(db, [...new Map(late.map((each) => [each.id, each])).values()]);
  const tab = shown.tab ?? firstWithWork(lists);
  const counts = countsOf(lists);
  const { status = 200, say, done = "", posted = {} } = shown;
  const typed = typedIn(posted);
  return html(
    reply,
    <CustodyPage
      viewer={await pageViewer(db, viewer)}
      flash={flashOf(say, DONE[done])}
      query={where === undefined ? query : ""}
      tab={tab}
      counts={counts}
      alarms={alarms}
      runsHref={RUNS_PATH}
      found={query === "" ? null : await foundFor(deps, viewer, { query, where, now, typed })}
      setting={hasRole(viewer, "centre-manager") ? await readAcknowledgeHours(db) : undefined}
    >
      {where !== undefined && shown.tab === undefined ? null : await listFor(deps, { tab, lists, now, typed })}
    </CustodyPage>,
    status,
  );
}

function flashOf(say: string | undefined, done: string | undefined): FlashMessage | undefined {
  if (say !== undefined) return { tone: "error", title: say };
  return done === undefined ? undefined : { tone: "done", title: done };
}

type Lists = Awaited<ReturnType<typeof listsOf>>;

async function listsOf(db: CustodyDeps["db"], places: Places) {
  const [incoming, forward, held, outgoing, differences] = await Promise.all([
    listIncoming(db, places),
    listToForward(db, places),
    listHeld(db, places),
    listOutgoing(db, places),
    listDifferences(db, places),
  ]);
  return {
    "cho-nhan": incoming,
    "can-chuyen": forward,
    "dang-giu": held,
    "da-giao": outgoing,
    "chenh-lech": differences,
  } as const;
}

function countsOf(lists: Lists): Readonly<Record<paths.Tab, number>> {
  return {
    "cho-nhan": lists["cho-nhan"].length,
    "can-chuyen": lists["can-chuyen"].length,
    "dang-giu": lists["dang-giu"].length,
    "da-giao": lists["da-giao"].length,
    "chenh-lech": lists["chenh-lech"].length,
  };
}

function firstWithWork(lists: Lists): paths.Tab {
  if (lists["cho-nhan"].length > 0) return "cho-nhan";
  return lists["can-chuyen"].length > 0 ? "can-chuyen" : "dang-giu";
}

type ListAsked = {
  readonly tab: paths.Tab;
  readonly lists: Lists;
  readonly now: Instant;
  readonly typed: (name: string) => string | undefined;
};

async function listFor({ db }: CustodyDeps, { tab, lists, now, typed }: ListAsked) {
  switch (tab) {
    case "cho-nhan":
      return <IncomingList lines={await linesOf(db, lists[tab], now)} typed={typed} />;
    case "da-giao":
      return <OutgoingList lines={await linesOf(db, lists[tab], now)} typed={typed} />;
    case "chenh-lech":
      return <DifferenceList lines={await linesOf(db, lists[tab], now)} typed={typed} />;
    case "can-chuyen":
    case "dang-giu": {
      const kind = tab === "dang-giu" ? "held" : "to-forward";
      const lines = lists[tab].map((bundle) => ({
        bundle,
        late: kind === "to-forward" && isPast(bundle.forwardBy, now) ? ("yes" as const) : ("no" as const),
      }));
      return <BundleList kind={kind} lines={lines} receivers={await unitOptions(db)} typed={typed} />;
    }
  }
}

async function linesOf(
  db: CustodyDeps["db"],
  handOvers: readonly HandOver[],
  now: Instant,
): Promise<readonly HandOverLine[]> {
  const bundles = await listBundles(
    db,
    handOvers.map(({ dossierId }) => dossierId),
  );
  const codes = new Map(bundles.map(({ dossierId, code }) => [dossierId, code]));
  return handOvers.map((handOver) => ({
    handOver,
    code: codes.get(handOver.dossierId) ?? "",
    late: handOver.state === "given" && isPast(handOver.acknowledgeBy, now) ? "yes" : "no",
  }));
}

type Search = {
  readonly query: string;
  readonly where: Whereabouts | undefined;
  readonly now: Instant;
  readonly typed: (name: string) => string | undefined;
};

async function foundFor(deps: CustodyDeps, viewer: Viewer, { query, where, now, typed }: Search) {
  if (where !== undefined) return whereFor(deps, viewer, { where, now, typed });
  const page = await searchDossiers(deps.db, { reach: listReach(viewer), text: query });
  if (page.lines.length === 0) {
    return (
      <EmptyState title={`Không thấy túi hồ sơ nào theo “${query}”.`}>
        Hãy quét lại mã vạch, gõ đủ mã hồ sơ, hoặc tìm theo tên chủ hồ sơ. Hồ sơ nộp trực tuyến không có túi giấy.
      </EmptyState>
    );
  }
  const lines = page.lines.slice(0, 20);
  const bundles = await listBundles(
    deps.db,
    lines.map(({ id }) => id),
  );
  const byDossier = new Map(bundles.map((bundle) => [bundle.dossierId, bundle]));
  return <FoundList lines={lines.map((line) => ({ ...line, bundle: byDossier.get(line.id) }))} />;
}

async function whereFor(
  { db }: CustodyDeps,
  viewer: Viewer,
  { where, now, typed }: Pick<Search, "now" | "typed"> & { readonly where: Whereabouts },
) {
  const { bundle, pending, chain } = where;
  const [dossier, own, people] = await Promise.all([
    findDossier(db, bundle.dossierId),
    mayActFor(db, viewer, bundle.custodian),
    listOfficersById(db, [...new Set(chain.map(({ actorId }) => actorId))]),
  ]);
  const sees = dossier !== undefined && maySee(viewer, dossier);
  return (
    <WherePanel
      where={where}
      officerNames={new Map(people.map(({ id, name }) => [id, name]))}
      heldOriginals={sees ? dossier.heldOriginals : []}
      dossierHref={sees ? dossierPath(bundle.dossierId) : undefined}
      own={own ? "yes" : "no"}
      losses={await listLossesOf(db, bundle.dossierId)}
      typed={typed}
      late={pending !== null && isPast(pending.acknowledgeBy, now) ? "yes" : "no"}
    />
  );
}

function countedIn(posted: Posted, id: string): Count | undefined {
  const [sheets, originals] = [countIn(posted, `to-${id}`), countIn(posted, `chinh-${id}`)];
  if (sheets === undefined && originals === undefined) return undefined;
  return { sheets: sheets ?? Number.NaN, originals: originals ?? 0 };
}

function isConclusion(text: string): text is Conclusion {
  return text in CONCLUSION_NAMES;
}

function isPast(limit: Instant, now: Instant): boolean {
  return Temporal.Instant.compare(limit, now) < 0;
}
