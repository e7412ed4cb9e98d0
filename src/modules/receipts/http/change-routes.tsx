import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { listOfficersById, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { itemField, type Change, type ChangeKind } from "../domain/change.ts";
import { mayDecideChange, mayReadReceipt, READERS } from "../domain/policy.ts";
import type { Receipt, ReceiptLine } from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import type { Typed } from "../domain/typed-fields.ts";
import { ChangesPage, type WaitingChange } from "../pages/changes-page.tsx";
import { FormPage } from "../pages/form-page.tsx";
import { findBook } from "../store/books.ts";
import { listOpenChanges } from "../store/changes.ts";
import { findReceipt } from "../store/receipts.ts";
import { askForChange, decideChange, type AskForChange } from "../use-cases/change-receipts.ts";
import { isUuid, textIn, typedIn } from "./asked.ts";
import { changeForm } from "./book-forms.ts";
import type { ReceiptDeps } from "./deps.ts";
import { bookPath, CHANGES_PATH, receiptPath } from "./paths.ts";
import { fieldErrors, problemOf } from "./present-refusal.ts";

const readers = { config: { audience: READERS } };
const askers = { config: { audience: ["accountant", "cashier"] } };
const keepers = { config: { audience: ["accountant"] } };
const deciders = { config: { audience: ["bank-controller", "centre-manager"] } };

const RECEIPT_FORMS: readonly (readonly [slug: string, kind: ChangeKind])[] = [
  ["thay-the", "replace"],
  ["dieu-chinh", "adjust"],
  ["mat-lien", "copy-lost"],
];

/** Asking for a change of a receipt or a book, and the second person's decision. */
export function changeRoutes(app: App, deps: ReceiptDeps): void {
  for (const [slug, kind] of RECEIPT_FORMS) {
    const path = `${receiptPath(":id")}/${slug}`;
    app.get(path, askers, (request, reply) => openForm(deps, { request, reply, kind, slug }));
    app.post(path, askers, (request, reply) => ask(deps, { request, reply, kind, slug }));
  }
  const spoil = { kind: "spoil", slug: "huy-so" } as const;
  app.get(`${bookPath(":id")}/huy-so`, keepers, (request, reply) => openForm(deps, { request, reply, ...spoil }));
  app.post(`${bookPath(":id")}/huy-so`, keepers, (request, reply) => ask(deps, { request, reply, ...spoil }));
  app.get(CHANGES_PATH, readers, (request, reply) => showWaiting(deps, request, reply));
  app.post(`${CHANGES_PATH}/:id`, deciders, (request, reply) => decide(deps, request, reply));
}

type Asking = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly kind: ChangeKind;
  readonly slug: string;
};

async function openForm(deps: ReceiptDeps, asking: Asking): Promise<FastifyReply> {
  const id = textIn(asking.request.params, "id", 40);
  const receipt = isUuid(id) && asking.kind !== "spoil" ? await findReceipt(deps.db, id) : undefined;
  const typed: Typed = receipt === undefined ? {} : typedOf(receipt);
  return showForm(deps, asking, { typed, formId: deps.newId() });
}

/** What the receipt says, to be put right where it is wrong. */
function typedOf({ payer, lines }: Receipt): Typed {
  const items = lines.map(({ name }, index) => [itemField(index), name] as const);
  return { payerName: payer.name, payerAddress: payer.address, ...Object.fromEntries(items) };
}

async function ask(deps: ReceiptDeps, asking: Asking): Promise<FastifyReply> {
  const { request, reply, kind } = asking;
  const { db, clock, newId } = deps;
  const typed = typedIn(request.body);
  const sent = typed["formId"] ?? "";
  const id = isUuid(sent) ? sent : newId();
  const subjectId = textIn(request.params, "id", 40);
  if (!isUuid(subjectId)) throw new HttpProblem(NOT_FOUND);
  const of: AskForChange["of"] = kind === "spoil" ? { bookId: subjectId } : { receiptId: subjectId };
  const asked = await askForChange({ db, clock, newId, viewer: requireViewer(request) }, { id, kind, of, typed });
  if (!asked.ok) return showForm(deps, asking, { typed, formId: id, refusal: asked.error });
  return seeOther(reply, `${kind === "spoil" ? bookPath(subjectId) : receiptPath(subjectId)}?xong=gui`);
}

async function showForm(
  { db }: ReceiptDeps,
  { request, reply, kind, slug }: Asking,
  { typed, formId, refusal }: { readonly typed: Typed; readonly formId: string; readonly refusal?: ReceiptRefusal },
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const id = textIn(request.params, "id", 40);
  const subject = isUuid(id) ? await subjectOf(db, kind === "spoil" ? { bookId: id } : { receiptId: id }) : undefined;
  if (subject === undefined || !isSeen(viewer, subject)) throw new HttpProblem(NOT_FOUND);
  return html(
    reply,
    <FormPage
      {...changeForm(kind, subject.lines)}
      viewer={await pageViewer(db, viewer)}
      action={`${subject.href}/${slug}`}
      back={subject}
      formId={formId}
      typed={typed}
      errors={refusal === undefined ? [] : fieldErrors(refusal)}
    />,
    refusal === undefined ? 200 : problemOf(refusal).status,
  );
}

type Subject = {
  readonly label: string;
  readonly href: string;
  readonly holderId: string;
  /** Of a receipt. */
  readonly cashierId: string | undefined;
  readonly lines: readonly ReceiptLine[];
};

async function subjectOf(
  db: ReceiptDeps["db"],
  { bookId = null, receiptId = null }: { readonly bookId?: string | null; readonly receiptId?: string | null },
): Promise<Subject | undefined> {
  const receipt = receiptId === null ? undefined : await findReceipt(db, receiptId);
  const book = await findBook(db, receipt?.bookId ?? bookId ?? NOBODY);
  if (book === undefined) return undefined;
  if (receipt === undefined) {
    const label = `Sổ ${book.form} ${book.symbol}`;
    return { label, href: bookPath(book.id), holderId: book.holderId, cashierId: undefined, lines: [] };
  }
  const { label, cashierId, lines } = receipt;
  return { label, href: receiptPath(receipt.id), holderId: book.holderId, cashierId, lines };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

function isSeen(viewer: Viewer, { holderId, cashierId = NOBODY }: Subject): boolean {
  return mayReadReceipt(viewer, { cashierId, holderId });
}

async function showWaiting(
  deps: ReceiptDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: ReceiptRefusal,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const changes = await listOpenChanges(db);
  const officers = await listOfficersById(db, [...new Set(changes.map(({ askedBy }) => askedBy))]);
  const waiting: WaitingChange[] = [];
  for (const change of changes) {
    const subject = await subjectOf(db, change);
    if (subject === undefined || !(isSeen(viewer, subject) || change.askedBy === viewer.officerId)) continue;
    waiting.push({
      change,
      subject,
      askedBy: officers.find(({ id }) => id === change.askedBy)?.name ?? "",
      mayDecide: mayDecide(viewer, change, subject),
    });
  }
  const problem = refusal && problemOf(refusal);
  return html(
    reply,
    <ChangesPage
      viewer={await pageViewer(db, viewer)}
      waiting={waiting}
      error={problem?.title}
      flash={textIn(request.query, "xong") === "" ? undefined : { tone: "done", title: "Đã ghi quyết định." }}
    />,
    problem?.status ?? 200,
  );
}

function mayDecide(viewer: Viewer, { askedBy }: Change, { holderId }: Subject): "yes" | "no" {
  return mayDecideChange(viewer, { askedBy, holderId }) ? "yes" : "no";
}

async function decide(deps: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock, newId } = deps;
  const id = textIn(request.params, "id", 40);
  const decision = textIn(request.body, "decision", 10);
  if (!isUuid(id) || (decision !== "approved" && decision !== "refused")) throw new HttpProblem(NOT_FOUND);
  const acting = { db, clock, newId, viewer: requireViewer(request) };
  const decided = await decideChange(acting, { id, decision, note: textIn(request.body, "note") });
  if (decided.ok) return seeOther(reply, `${CHANGES_PATH}?xong=1`);
  const problem = problemOf(decided.error);
  if (problem.status === 403 || problem.status === 404) throw new HttpProblem(problem);
  return showWaiting(deps, request, reply, decided.error);
}
