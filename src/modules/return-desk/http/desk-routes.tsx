import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import {
  findDossier,
  findDossierByCode,
  formatDossierCode,
  listDossiersById,
  maySee,
  parseDossierCode,
  STATE_NAMES,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { printPath } from "#modules/printing/index.ts";
import { authorisationText } from "../domain/authorisation.ts";
import type { Standing } from "../domain/carrying.ts";
import type { Refusal } from "../domain/refusal.ts";
import { signatureFault } from "../domain/signature.ts";
import { DeskPage } from "../pages/desk-page.tsx";
import { LookAgainPage } from "../pages/look-again-page.tsx";
import { NothingToReturnPage, ReturnedPage } from "../pages/returned-page.tsx";
import { standingOf } from "../store/messages.ts";
import { findRecord, recordsOfAct } from "../store/records.ts";
import { carrierOf, carryMessages } from "../use-cases/carry-messages.ts";
import { hasLiveCode, phoneShownFor, sendCode } from "../use-cases/codes.ts";
import type { Receiver } from "../use-cases/receiver-of.ts";
import { rehearse } from "../use-cases/rehearse.ts";
import { returnResults, type ReturnItem } from "../use-cases/return-results.ts";
import { atTheDesk, type ReturnDeskDeps } from "./deps.ts";
import { paths } from "./paths.ts";
import { asPosted, textOf, textsOf, type Posted } from "./posted.ts";
import { presentDesk, resultNameOf } from "./present-desk.ts";
import { factsOfRecord, identityText, RECEIVER_NAMES, returnLines, signatureIn } from "./present-record.ts";
import { presentRefusal } from "./present-refusal.ts";
import { itemIn, MOST_OTHERS, othersIn, proofIn, receiverIn, receivingIn } from "./read-form.ts";

const config = { audience: "officer" } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The desk itself: the form, the second look, and what went over it. */
export function deskRoutes(app: App, deps: ReturnDeskDeps): void {
  app.get(paths.desk(":id"), { config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const done = textOf(asPosted(request.query), "xong") === "1";
    if (visit.dossier.state !== "resolved") return showReturned(visit, reply, done);
    return showDesk(visit, reply, { posted: {}, errors: [], status: 200 });
  });
  app.post(paths.desk(":id"), { config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const posted = asPosted(request.body);
    if (textOf(posted, "more").trim() !== "") return addNow(visit, reply, posted);
    switch (textOf(posted, "step")) {
      case "hand-over":
        return handOverNow(visit, reply, posted);
      case "send-code":
        return sendCodeNow(visit, reply, posted);
      case "back":
        return showDesk(visit, reply, { posted, errors: [], status: 200 });
      default:
        return lookAgain(visit, reply, posted);
    }
  });
}

type Visit = { readonly deps: ReturnDeskDeps; readonly viewer: Viewer; readonly dossier: Dossier };

async function visitOf(deps: ReturnDeskDeps, request: FastifyRequest): Promise<Visit> {
  const viewer = atTheDesk(requireViewer(request));
  const id = textOf(asPosted(request.params), "id");
  const dossier = UUID.test(id) ? await findDossier(deps.db, id) : undefined;
  if (dossier === undefined || !maySee(viewer, dossier)) throw new HttpProblem(NOT_FOUND);
  return { deps, viewer, dossier };
}

type Shown = { readonly posted: Posted; readonly errors: readonly FieldError[]; readonly status: number };

async function showDesk(
  { deps, viewer, dossier }: Visit,
  reply: FastifyReply,
  { posted, errors, status }: Shown,
): Promise<FastifyReply> {
  const page = await pageViewer(deps.db, viewer);
  if (dossier.delivery === "with-post") {
    const why = "Kết quả đang ở bưu điện, bưu tá trả tại nhà";
    return html(
      reply,
      <NothingToReturnPage viewer={page} dossierId={dossier.id} code={dossier.code ?? ""} why={why} />,
    );
  }
  const looking = { db: deps.db, viewer, now: await deps.clock.now(), calendar: await deps.calendar() };
  const typed = {
    text: (name: string) => textOf(posted, name),
    texts: (name: string) => textsOf(posted, name),
    has: (name: string) => name in posted,
  };
  return html(
    reply,
    <DeskPage viewer={page} {...await presentDesk(looking, dossier, othersIn(posted))} typed={typed} errors={errors} />,
    status,
  );
}

/** Lays another result on the desk that was scanned; what was typed stays. */
async function addNow(visit: Visit, reply: FastifyReply, posted: Posted): Promise<FastifyReply> {
  const { deps, viewer, dossier } = visit;
  const typed = textOf(posted, "more");
  const chosenNow = othersIn(posted);
  const found = await scanned(deps.db, viewer, typed);
  const said = (message: string) =>
    showDesk(visit, reply, { posted, errors: [{ field: "more", message }], status: 422 });
  if (found === undefined) return said(`Không có kết quả chờ trả tại bàn này với mã “${typed.trim().slice(0, 40)}”.`);
  if (found.id === dossier.id || chosenNow.includes(found.id)) return said(`Hồ sơ ${found.code ?? ""} đã có ở bàn.`);
  if (chosenNow.length >= MOST_OTHERS) return said(`Một lần trả tối đa ${MOST_OTHERS + 1} hồ sơ.`);
  const { more: _read, ...rest } = posted;
  return showDesk(visit, reply, { posted: { ...rest, with: [...chosenNow, found.id] }, errors: [], status: 200 });
}

async function scanned(db: ReturnDeskDeps["db"], viewer: Viewer, typed: string): Promise<Dossier | undefined> {
  const code = parseDossierCode(typed);
  const found = code && (await findDossierByCode(db, formatDossierCode(code)));
  if (found === undefined || !maySee(viewer, found)) return undefined;
  return found.state === "resolved" && found.delivery !== "with-post" ? found : undefined;
}

/** The results that the form names: this one and those that were ticked. */
async function chosen({ deps, viewer, dossier }: Visit, posted: Posted) {
  const ids = othersIn(posted).filter((id) => UUID.test(id) && id !== dossier.id);
  const others = (await listDossiersById(deps.db, [...new Set(ids)])).filter((one) => maySee(viewer, one));
  const dossiers = [dossier, ...others];
  const items: ReturnItem[] = [];
  for (const one of dossiers) items.push(itemIn(posted, one, await resultNameOf(deps.db, one)));
  return { dossiers, items };
}

type Proving = {
  readonly flash?: FlashMessage;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
  readonly proof?: string;
};

/** Shows what will happen; where it would be refused, the desk again with the reasons. */
async function lookAgain(
  visit: Visit,
  reply: FastifyReply,
  posted: Posted,
  shown: Proving = {},
): Promise<FastifyReply> {
  const { deps, viewer, dossier } = visit;
  const { dossiers, items } = await chosen(visit, posted);
  const rehearsed = await rehearse(await deps.acting(viewer), { items, receiving: receivingIn(posted) });
  if ("refusal" in rehearsed) return refuse(visit, reply, posted, rehearsed.refusal);
  const { receiver } = rehearsed;
  const actId = UUID.test(textOf(posted, "actId")) ? textOf(posted, "actId") : deps.newId();
  const canSend = (await carrierOf(deps)) !== undefined;
  const phone = canSend ? await phoneShownFor(deps.db, dossier, receiver.receiver) : undefined;
  const isCodeSent = await hasLiveCode(deps.db, actId, await deps.clock.now());
  return html(
    reply,
    <LookAgainPage
      viewer={await pageViewer(deps.db, viewer)}
      flash={shown.flash}
      dossierId={dossier.id}
      code={dossier.code ?? ""}
      {...presentReceiver(receiver)}
      results={dossiers.map((one, index) => ({ code: one.code ?? "", lines: returnLines(items[index] ?? NOTHING) }))}
      hidden={hiddenIn(posted)}
      actId={actId}
      proof={shown.proof ?? "signature"}
      signature={drawnIn(posted)}
      phone={phone ?? ""}
      isCodeSent={isCodeSent ? "yes" : "no"}
      noCode={
        canSend
          ? phone === undefined
            ? "Không có số điện thoại nhận được tin nhắn."
            : ""
          : "Trung tâm chưa có cổng tin nhắn nên không gửi được mã."
      }
      errors={shown.errors ?? []}
    />,
    shown.status ?? 200,
  );
}

const NOTHING = { papers: [], originals: [] };

/** A signature that was drawn already stays when something else is missing. */
function drawnIn(posted: Posted): string {
  const line = textOf(posted, "signature");
  return signatureFault(line) === undefined ? line : "";
}

function presentReceiver({ receiver, name, identity, authorisation }: Omit<Receiver, "id">) {
  return {
    receiver: `${name} (${RECEIVER_NAMES[receiver]})`,
    identity: identityText({ identity, receiver }),
    authorisation: authorisation === null ? "" : authorisationText(authorisation),
  };
}

async function sendCodeNow(visit: Visit, reply: FastifyReply, posted: Posted): Promise<FastifyReply> {
  const { deps, viewer, dossier } = visit;
  const { db, clock } = deps;
  const actId = textOf(posted, "actId");
  const carrier = await carrierOf(deps);
  if (!UUID.test(actId)) return lookAgain(visit, reply, posted);
  if (carrier === undefined) return lookAgain(visit, reply, posted, { ...notSent(NO_CARRIER), proof: "paper" });
  const acting = await deps.acting(viewer);
  const { items, dossiers: all } = await chosen(visit, posted);
  const rehearsed = await rehearse(acting, { items, receiving: receivingIn(posted) });
  // Nobody's phone rings for a result that would not be handed over.
  if ("refusal" in rehearsed) return refuse(visit, reply, posted, rehearsed.refusal);
  const others = all.filter(({ id }) => id !== dossier.id);
  const command = {
    actId,
    dossiers: [dossier, ...others],
    receiver: receiverIn(posted),
    random: deps.random(),
  } as const;
  const sent = await sendCode(acting, command);
  if (!sent.ok) return lookAgain(visit, reply, posted, presentRefusal(sent.error));
  const { messageId, phoneShown } = sent.value;
  await carryMessages(db, carrier, { now: await clock.now(), ids: [messageId] });
  const standing = (await standingOf(db, messageId)) ?? { state: "waiting", why: "" };
  return lookAgain(visit, reply, posted, sentText(standing, phoneShown));
}

const NO_CARRIER = "Trung tâm chưa có cổng tin nhắn nên không gửi được mã. Hãy dùng chữ ký trên bảng hoặc trên giấy.";

function notSent(message: string): Proving {
  return { status: 502, errors: [{ field: "proof", message }] };
}

/** What the desk says of a code that was handed to the carrier. */
function sentText(standing: Pick<Standing, "state" | "why">, phoneShown: string): Proving {
  switch (standing.state) {
    case "carried":
      return { flash: { tone: "done", title: `Đã gửi mã đến ${phoneShown}, hiệu lực 5 phút.` }, proof: "code" };
    case "waiting":
    case "sending":
    case "asking": {
      const why = standing.why || "đang gửi";
      const text = `Mã đến chậm: ${why}. Hệ thống thử lại trong 5 phút; có thể ký trên bảng hoặc trên giấy.`;
      return { flash: { tone: "warning", title: "Chưa chắc mã đã đến điện thoại.", text }, proof: "code" };
    }
    case "failed":
    case "unknown":
    case "expired":
      return {
        ...notSent(`Không gửi được mã: ${standing.why}. Hãy dùng chữ ký trên bảng hoặc trên giấy.`),
        proof: "paper",
      };
  }
}

async function handOverNow(visit: Visit, reply: FastifyReply, posted: Posted): Promise<FastifyReply> {
  const { deps, viewer, dossier } = visit;
  const actId = textOf(posted, "actId");
  if (!UUID.test(actId)) return lookAgain(visit, reply, posted);
  const { items } = await chosen(visit, posted);
  const command = { actId, items, receiving: receivingIn(posted), proof: proofIn(posted) };
  const done = await returnResults(await deps.acting(viewer), command);
  if (done.ok) return seeOther(reply, `${paths.desk(dossier.id)}?xong=1`);
  const { kind } = done.error;
  // Only the confirmation is missing: the second look again, with everything as it was.
  if (kind === "return-desk/no-proof" || kind === "return-desk/signature" || kind === "return-desk/code") {
    return lookAgain(visit, reply, posted, { ...presentRefusal(done.error), proof: command.proof.kind });
  }
  return refuse(visit, reply, posted, done.error);
}

async function refuse(visit: Visit, reply: FastifyReply, posted: Posted, refusal: Refusal): Promise<FastifyReply> {
  const { errors, status } = presentRefusal(refusal);
  if (refusal.kind === "return-desk/dossier" && status === 404) throw new HttpProblem(NOT_FOUND);
  if (visit.dossier.state !== "resolved") return showReturned(visit, reply, false);
  const other = "dossierId" in refusal ? await codeOf(visit, refusal.dossierId) : "";
  const said = other === "" ? errors : errors.map((one) => ({ ...one, message: `Hồ sơ ${other}: ${one.message}` }));
  // What was stale is read anew: the versions of now stand in the form.
  const fresh = Object.fromEntries(Object.entries(posted).filter(([name]) => !name.startsWith("version.")));
  return showDesk(visit, reply, { posted: fresh, errors: said, status });
}

async function codeOf({ deps, dossier }: Visit, id: string): Promise<string> {
  return id === dossier.id ? "" : ((await findDossier(deps.db, id))?.code ?? "");
}

/** Everything typed, to be sent again with the confirmation. */
function hiddenIn(posted: Posted): readonly (readonly [string, string])[] {
  const OWN = new Set(["actId", "step", "proof", "signature", "digits"]);
  return Object.keys(posted)
    .filter((name) => !OWN.has(name))
    .flatMap((name) => textsOf(posted, name).map((value) => [name, value] as const));
}

async function showReturned(
  { deps, viewer, dossier }: Visit,
  reply: FastifyReply,
  isNew: boolean,
): Promise<FastifyReply> {
  const { db } = deps;
  const page = await pageViewer(db, viewer);
  const record = await findRecord(db, dossier.id);
  if (record === undefined) {
    const why = `Không có kết quả chờ trả: hồ sơ ở trạng thái “${STATE_NAMES[dossier.state].vi}”`;
    return html(
      reply,
      <NothingToReturnPage viewer={page} dossierId={dossier.id} code={dossier.code ?? ""} why={why} />,
    );
  }
  const others = (await recordsOfAct(db, record.actId)).filter(({ dossierId }) => dossierId !== dossier.id);
  const together = await listDossiersById(
    db,
    others.map(({ dossierId }) => dossierId),
  );
  return html(
    reply,
    <ReturnedPage
      viewer={page}
      flash={isNew ? { tone: "done", title: "Đã trả kết quả." } : undefined}
      dossierId={dossier.id}
      code={dossier.code ?? ""}
      facts={await factsOfRecord(db, record)}
      lines={returnLines(record)}
      signature={signatureIn(record)}
      receiptHref={printPath(dossier.id, "return-receipt")}
      stillHeld={dossier.heldOriginals.map(({ name, count }) => `${name} (${count} bản)`)}
      together={together.map(({ id, code }) => ({ id, code: code ?? "" }))}
    />,
  );
}
