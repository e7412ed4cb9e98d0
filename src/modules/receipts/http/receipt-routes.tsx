import type { FastifyReply, FastifyRequest } from "fastify";
import { formatDate, formatInstant, isoInVietnam, Temporal } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { listOfficersById, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { mayAskForChange, mayReadReceipt, READERS, receiptReach } from "../domain/policy.ts";
import { isInForce, type ReceiptState } from "../domain/receipt.ts";
import { COPIES } from "../domain/receipt-sheet.ts";
import { EVENT_NAMES, STATE_NAMES } from "../domain/texts.ts";
import { readDay } from "../domain/typed-fields.ts";
import { ReceiptPage } from "../pages/receipt-page.tsx";
import { ReceiptsPage } from "../pages/receipts-page.tsx";
import { listReceipts } from "../store/lists.ts";
import { loadReceiptDocument, receiptFile, type ReceiptDocument } from "../use-cases/receipt-document.ts";
import { installationSigner } from "../use-cases/receipt-signer.ts";
import { isUuid, textIn } from "./asked.ts";
import type { ReceiptDeps } from "./deps.ts";
import { receiptPath, RECEIPTS_PATH } from "./paths.ts";
import { receiptPdf } from "./receipt-pdf.ts";
import { sendFile } from "./send-file.ts";

/** Also the counter of an agency with a till of its own, which sees the receipts it wrote itself. */
const config = { audience: [...READERS, "counter-officer"] };

/** The list of receipts, and each with its print-out and its XML. */
export function receiptPageRoutes(app: App, deps: ReceiptDeps): void {
  app.get(RECEIPTS_PATH, { config }, (request, reply) => showList(deps, request, reply));
  app.get(receiptPath(":id"), { config }, (request, reply) => showOne(deps, request, reply));
  app.get(`${receiptPath(":id")}/in`, { config }, (request, reply) => print(deps, request, reply));
  app.get(`${receiptPath(":id")}/xml`, { config }, async (request, reply) => {
    const document = await documentFor(deps, request);
    const body = Buffer.from(receiptFile(document, installationSigner()), "utf8");
    return sendFile(reply, { name: fileName(document), ending: "xml", body });
  });
}

async function showList({ db }: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const typed = {
    text: textIn(request.query, "tim", 200),
    day: textIn(request.query, "ngay", 10),
    state: textIn(request.query, "trang-thai", 20),
  };
  const day = readDay(typed.day);
  const isNoDay = typed.day !== "" && day === undefined;
  const after = cursorIn(textIn(request.query, "sau", 80));
  const { receipts, more } = await listReceipts(db, {
    reach: receiptReach(viewer),
    text: typed.text,
    day,
    state: isState(typed.state) ? typed.state : undefined,
    after,
  });
  const last = receipts.at(-1);
  const kept = { tim: typed.text, ngay: typed.day, "trang-thai": typed.state };
  return html(
    reply,
    <ReceiptsPage
      viewer={await pageViewer(db, viewer)}
      typed={{ ...typed, day: day === undefined ? typed.day : formatDate(day) }}
      dayError={isNoDay ? "Ngày lập viết như 05/11/2026." : undefined}
      receipts={isNoDay ? [] : receipts}
      nextHref={
        more === "yes" && !isNoDay && last !== undefined
          ? addressOf({ ...kept, sau: `${last.issuedAt.toString()},${last.id}` })
          : undefined
      }
      firstHref={after === undefined ? undefined : addressOf(kept)}
    />,
    isNoDay ? 422 : 200,
  );
}

function isState(text: string): text is ReceiptState {
  return Object.hasOwn(STATE_NAMES, text);
}

function cursorIn(text: string) {
  const [at = "", id = ""] = text.split(",");
  if (!isUuid(id)) return undefined;
  try {
    return { issuedAt: Temporal.Instant.from(at), id };
  } catch {
    return undefined;
  }
}

function addressOf(query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return given.length === 0 ? RECEIPTS_PATH : `${RECEIPTS_PATH}?${new URLSearchParams(given).toString()}`;
}

async function showOne(deps: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const document = await documentFor(deps, request);
  const { receipt, book, original, corrections, hash, isIntact } = document;
  return html(
    reply,
    <ReceiptPage
      viewer={await pageViewer(db, viewer)}
      receipt={receipt}
      book={book}
      original={original}
      corrections={corrections}
      events={await eventsOf(deps, document)}
      hash={hash}
      isIntact={isIntact ? "yes" : "no"}
      mayChange={mayAskForChange(viewer) && isInForce(receipt) ? "yes" : "no"}
      flash={
        textIn(request.query, "xong") === ""
          ? undefined
          : { tone: "done", title: "Đã gửi đề nghị.", text: "Người thứ hai duyệt tại mục Chờ duyệt." }
      }
    />,
  );
}

async function eventsOf({ db }: ReceiptDeps, { receipt, history }: ReceiptDocument): Promise<readonly TimelineEvent[]> {
  const ids = [receipt.cashierId, ...history.flatMap(({ actorId, approverId }) => [actorId, approverId])];
  const officers = await listOfficersById(db, [...new Set(ids)]);
  const nameOf = (id: string) => officers.find((officer) => officer.id === id)?.name ?? "";
  const issued: TimelineEvent = {
    key: "issued",
    at: formatInstant(receipt.issuedAt),
    iso: isoInVietnam(receipt.issuedAt),
    what: "Lập biên lai khi thu tiền",
    who: receipt.cashierName,
    audience: "public",
  };
  return [
    ...history.toReversed().map(({ kind, at, reason, actorId, approverId }, index): TimelineEvent => ({
      key: String(index),
      at: formatInstant(at),
      iso: isoInVietnam(at),
      what: `${EVENT_NAMES[kind]}: ${reason}`,
      who: `Đề nghị: ${nameOf(actorId)}; duyệt: ${nameOf(approverId)}`,
      audience: "internal",
    })),
    issued,
  ];
}

async function print(deps: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const document = await documentFor(deps, request);
  const chosen = COPIES[Number(textIn(request.query, "lien", 1)) - 1];
  const body = await receiptPdf(deps, document, chosen === undefined ? COPIES : [chosen]);
  return sendFile(reply, { name: fileName(document), ending: "pdf", body });
}

function fileName({ receipt }: ReceiptDocument): string {
  return `bien-lai-${receipt.symbol}-${receipt.number}`;
}

/** The receipt, or not found for whoever may not see it. */
async function documentFor({ db }: ReceiptDeps, request: FastifyRequest): Promise<ReceiptDocument> {
  const id = textIn(request.params, "id", 40);
  const document = isUuid(id) ? await loadReceiptDocument(db, id) : undefined;
  const isSeen =
    document !== undefined &&
    mayReadReceipt(requireViewer(request), { ...document.receipt, holderId: document.book.holderId });
  if (!isSeen) throw new HttpProblem(NOT_FOUND);
  return document;
}
