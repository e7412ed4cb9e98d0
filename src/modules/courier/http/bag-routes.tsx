import type { FastifyReply, FastifyRequest } from "fastify";
import type { Result } from "#kernel/result.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { asPosted, countIn, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { mayActFor, sendPdf, type Count } from "#modules/custody/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { Refusal } from "../domain/refusal.ts";
import { manifestNumber } from "../domain/run.ts";
import { BagPage, type ScanAnswer } from "../pages/bag-page.tsx";
import { findBag, findBagByNumber, findRun, listDiscrepancies, listItems } from "../store/load.ts";
import { sealBag } from "../use-cases/pack.ts";
import { bagLabel, manifestSheet } from "../use-cases/print-courier.ts";
import { closeBag, noteStray, openBag, scanIn, type ScannedIn } from "../use-cases/scan-in.ts";
import { scanOut, strikeItem, unitOf } from "../use-cases/scan-out.ts";
import { config, idOf, typedIn, uuidIn } from "./asked.ts";
import { actingFor, type CourierDeps } from "./deps.ts";
import { bagPath, bagPdfPath, RUNS_PATH, type BagAct } from "./paths.ts";
import { problemOf } from "./present-refusal.ts";

/** A bag with its scanner: packing, sealing, opening, taking out, closing; and its papers. */
export function bagRoutes(app: App, deps: CourierDeps): void {
  app.get(`${RUNS_PATH}/tim`, { config }, async (request, reply) => {
    const bag = await findBagByNumber(deps.db, textOf(asPosted(request.query), "so"));
    if (bag === undefined) throw new HttpProblem(NOT_FOUND);
    return seeOther(reply, bagPath(bag.id));
  });
  app.get(bagPath(":id"), { config }, (request, reply) => {
    const query = asPosted(request.query);
    return show(deps, request, reply, { answer: toldBy(textOf(query, "xong"), textOf(query, "ma")) });
  });
  const post = (act: BagAct, run: (request: FastifyRequest, posted: Posted) => Promise<Result<string, Refusal>>) =>
    app.post(bagPath(":id", act), { config }, async (request, reply) => {
      const posted = asPosted(request.body);
      const done = await run(request, posted);
      if (done.ok) return seeOther(reply, `${bagPath(idOf(request))}?${done.value}`);
      const problem = problemOf(done.error);
      const again = done.error.kind === "courier/scanned-before" ? {} : { posted };
      return show(deps, request, reply, {
        answer: { tone: "error", text: problem.title },
        stray: strayIn(done.error, posted),
        ...again,
        status: problem.status,
      });
    });
  post("quet-di", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const done = await scanOut(acting, {
      bagId: idOf(request),
      code: textOf(posted, "ma"),
      counted: countedIn(posted),
    });
    return done.ok ? { ok: true, value: told("vao", done.value.code) } : done;
  });
  post("quet-den", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const done = await scanIn(acting, { bagId: idOf(request), code: textOf(posted, "ma"), counted: countedIn(posted) });
    return done.ok ? { ok: true, value: told(done.value.outcome, done.value.bundle.code) } : done;
  });
  post("phong-bi-la", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const stray = { bagId: idOf(request), code: textOf(posted, "maLa"), note: textOf(posted, "moTa") };
    const done = await noteStray(acting, stray);
    return done.ok ? { ok: true, value: told("la", done.value) } : done;
  });
  post("lay-lai", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const done = await strikeItem(acting, { itemId: uuidIn(posted, "dong"), reason: textOf(posted, "lyDo") });
    return done.ok ? { ok: true, value: told("lay-lai", done.value.code) } : done;
  });
  post("niem-phong", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const done = await sealBag(acting, { bagId: idOf(request), seal: textOf(posted, "niemPhong") });
    return done.ok ? { ok: true, value: told("niem-phong", done.value.seal ?? "") } : done;
  });
  post("mo", async (request, posted) => {
    const acting = await actingFor(deps, requireViewer(request));
    const seal = textOf(posted, "niemPhong") === "broken" ? "broken" : "intact";
    const done = await openBag(acting, { bagId: idOf(request), seal, note: textOf(posted, "ghiChu") });
    return done.ok ? { ok: true, value: told("mo", "") } : done;
  });
  post("ket-thuc", async (request) => {
    const done = await closeBag(await actingFor(deps, requireViewer(request)), idOf(request));
    return done.ok ? { ok: true, value: told("ket-thuc", "") } : done;
  });
  app.get(bagPdfPath(":id", "ban-ke"), { config }, async (request, reply) => {
    const { run, bag } = await found(deps, request);
    const sheet = await manifestSheet(deps.db, run, bag);
    const at = bag.closedAt ?? bag.sealedAt ?? run.openedAt;
    return sendPdf(reply, `${fileName(manifestNumber(run, bag))}.pdf`, deps.printer.manifest(sheet, at));
  });
  app.get(bagPdfPath(":id", "nhan"), { config }, async (request, reply) => {
    const { run, bag } = await found(deps, request);
    const printing = deps.printer.label(await bagLabel(deps.db, run, bag), bag.sealedAt ?? run.openedAt);
    return sendPdf(reply, `nhan-${fileName(manifestNumber(run, bag))}.pdf`, printing);
  });
}

type Word = ScannedIn["outcome"] | "vao" | "la" | "lay-lai" | "niem-phong" | "mo" | "ket-thuc";

/** What the page says after an act, by the word in the address. */
const ANSWERS: Readonly<Record<Word, (code: string) => ScanAnswer>> = {
  vao: (code) => ({ tone: "done", text: `${code} đã vào túi; từ bây giờ bưu tá giữ.` }),
  arrived: (code) => ({ tone: "done", text: `${code} đã nhận đủ.` }),
  count: (code) => ({
    tone: "warning",
    text: `${code} đã nhận, nhưng lệch số tờ. Chênh lệch đã được ghi để ba bên kết luận.`,
  }),
  "wrong-bag": (code) => ({
    tone: "warning",
    text: `${code} đã nhận, nhưng thuộc túi thư khác. Chênh lệch đã được ghi.`,
  }),
  extra: (code) => ({
    tone: "warning",
    text: `${code} không có trong bản kê nào: để riêng ra. Chênh lệch đã được ghi, nơi giữ trong sổ chưa đổi.`,
  }),
  la: (code) => ({
    tone: "warning",
    text: `Đã ghi phong bì lạ ${code}: để riêng ra. Mở chênh lệch để kết luận của ai, chuyển tiếp hay trả lại.`,
  }),
  "lay-lai": (code) => ({ tone: "done", text: `${code} đã lấy lại; bên giao giữ.` }),
  "niem-phong": (seal) => ({ tone: "done", text: `Đã niêm phong ${seal}. In bản kê và nhãn túi để dán.` }),
  mo: () => ({ tone: "done", text: "Đã mở túi. Quét từng hồ sơ." }),
  "ket-thuc": () => ({ tone: "done", text: "Đã kết thúc đếm túi." }),
};

function told(word: Word, code: string): string {
  return new URLSearchParams({ xong: word, ma: code }).toString();
}

function toldBy(word: string, code: string): ScanAnswer | undefined {
  return isWord(word) ? ANSWERS[word](code.slice(0, 60)) : undefined;
}

function isWord(text: string): text is Word {
  return Object.hasOwn(ANSWERS, text);
}

type Shown = {
  readonly answer?: ScanAnswer | undefined;
  readonly stray?: string | undefined;
  readonly posted?: Posted;
  readonly status?: number;
};

/** The code that is nobody's, so that it can be noted as a strange envelope at once. */
function strayIn(refusal: Refusal, posted: Posted): string | undefined {
  if (refusal.kind === "courier/unknown-code") return refusal.code;
  return "maLa" in posted ? textOf(posted, "maLa") : undefined;
}

async function show(
  deps: CourierDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const { run, bag } = await found(deps, request);
  const [mayGive, mayReceive] = await Promise.all([
    mayActFor(db, viewer, unitOf(bag.from)),
    mayActFor(db, viewer, unitOf(bag.to)),
  ]);
  return html(
    reply,
    <BagPage
      viewer={await pageViewer(db, viewer)}
      run={run}
      bag={bag}
      items={await listItems(db, [bag.id])}
      discrepancies={await listDiscrepancies(db, [bag.id])}
      answer={shown.answer}
      stray={shown.stray}
      mayGive={mayGive ? "yes" : "no"}
      mayReceive={mayReceive ? "yes" : "no"}
      typed={typedIn(shown.posted)}
    />,
    shown.status ?? 200,
  );
}

async function found({ db }: CourierDeps, request: FastifyRequest) {
  const bag = await findBag(db, idOf(request));
  const run = bag && (await findRun(db, bag.runId));
  if (bag === undefined || run === undefined) throw new HttpProblem(NOT_FOUND);
  return { run, bag };
}

function countedIn(posted: Posted): Count | undefined {
  const [sheets, originals] = [countIn(posted, "soTo"), countIn(posted, "banChinh")];
  return sheets === undefined ? undefined : { sheets, originals: originals ?? 0 };
}

function fileName(number: string): string {
  return number.replaceAll("/", "-");
}
