import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, Temporal, type PlainDate } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { listOfficersById, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import { mayKeepBooks, READERS, receiptReach } from "../domain/policy.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import type { Typed } from "../domain/typed-fields.ts";
import { BookPage } from "../pages/book-page.tsx";
import { BooksPage } from "../pages/books-page.tsx";
import { FormPage } from "../pages/form-page.tsx";
import { listBooks, type BookLine } from "../store/books.ts";
import { listDelegations, listSeries } from "../store/series.ts";
import { listSpoilage } from "../store/spoilage.ts";
import type { Acting } from "../use-cases/acting.ts";
import { closeBooks, enterDelegation, enterSeries, openPaperBook } from "../use-cases/keep-books.ts";
import { isUuid, textIn, typedIn } from "./asked.ts";
import { CLOSING, delegationForm, rangeForm, seriesForm, type FormText } from "./book-forms.ts";
import type { ReceiptDeps } from "./deps.ts";
import { bookPath, BOOKS_PATH, NEW_DELEGATION_PATH, NEW_RANGE_PATH, NEW_SERIES_PATH } from "./paths.ts";
import { fieldErrors, problemOf } from "./present-refusal.ts";

const config = { audience: READERS };
const keepers = { config: { audience: ["accountant"] } };

type Entry = {
  readonly path: string;
  readonly form: (agencies: readonly Agency[]) => FormText;
  readonly save: (acting: Acting, id: string, typed: Typed) => Promise<Result<string, ReceiptRefusal>>;
};

const ENTRIES: readonly Entry[] = [
  { path: NEW_RANGE_PATH, form: rangeForm, save: openPaperBook },
  { path: NEW_SERIES_PATH, form: seriesForm, save: enterSeries },
  { path: NEW_DELEGATION_PATH, form: delegationForm, save: enterDelegation },
];

/** The books, each book, and the forms that open and close them. */
export function bookRoutes(app: App, deps: ReceiptDeps): void {
  app.get(BOOKS_PATH, { config }, (request, reply) => showBooks(deps, request, reply));
  for (const entry of ENTRIES) {
    app.get(entry.path, keepers, async (request, reply) => {
      const today = dateInVietnam(await deps.clock.now()).toString();
      const typed = { opensOn: today, effectiveFrom: today, basis: "Nghị định số 254/2026/NĐ-CP" };
      return showForm(deps, { request, reply, entry, typed, formId: deps.newId() });
    });
    app.post(entry.path, keepers, (request, reply) => save(deps, request, reply, entry));
  }
  app.get(bookPath(":id"), { config }, (request, reply) => showBook(deps, request, reply));
  app.get(`${bookPath(":id")}/dong`, keepers, async (request, reply) => {
    const book = await bookFor(deps, request);
    return showClosing(deps, {
      request,
      reply,
      book,
      typed: { closedFrom: dateInVietnam(await deps.clock.now()).toString() },
    });
  });
  app.post(`${bookPath(":id")}/dong`, keepers, async (request, reply) => {
    const book = await bookFor(deps, request);
    const typed = typedIn(request.body);
    const { db, clock, newId } = deps;
    const closed = await closeBooks({ db, clock, newId, viewer: requireViewer(request) }, { bookId: book.id }, typed);
    if (closed.ok) return seeOther(reply, `${bookPath(book.id)}?xong=dong`);
    return showClosing(deps, { request, reply, book, typed, refusal: closed.error });
  });
}

async function showBooks(
  { db, clock }: ReceiptDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const holderIds = holdersOf(request);
  const today = dateInVietnam(await clock.now());
  const isOver = (day: PlainDate | null) => day !== null && Temporal.PlainDate.compare(day, today) < 0;
  const isOurs = (id: string) => holderIds === undefined || holderIds.includes(id);
  const [books, series, delegations, agencies] = await Promise.all([
    listBooks(db, holderIds === undefined ? {} : { holderIds }),
    listSeries(db),
    listDelegations(db),
    listAgencies(db),
  ]);
  return html(
    reply,
    <BooksPage
      viewer={await pageViewer(db, viewer)}
      mayKeep={mayKeepBooks(viewer) ? "yes" : "no"}
      books={books}
      series={series.filter((each) => isOurs(each.holderId) && !isOver(each.effectiveTo))}
      delegations={delegations.filter((each) => isOurs(each.delegateId) && !isOver(each.endsOn))}
      nameOf={(id) => agencies.find((agency) => agency.id === id)?.name ?? ""}
      flash={textIn(request.query, "xong") === "" ? undefined : { tone: "done", title: "Đã lưu." }}
    />,
  );
}

/** The holders whose books somebody sees; undefined is all. A cashier sees those of the own agency. */
export function holdersOf(request: FastifyRequest): readonly string[] | undefined {
  const viewer = requireViewer(request);
  if (receiptReach(viewer).kind === "all") return undefined;
  return viewer.appointments.map(({ agencyId }) => agencyId);
}

async function bookFor({ db }: ReceiptDeps, request: FastifyRequest): Promise<BookLine> {
  const bookId = textIn(request.params, "id", 40);
  const holders = holdersOf(request);
  const [book] = isUuid(bookId) ? await listBooks(db, { bookId }) : [];
  if (book === undefined || (holders !== undefined && !holders.includes(book.holderId))) {
    throw new HttpProblem(NOT_FOUND);
  }
  return book;
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  dong: { tone: "done", title: "Đã đóng sổ." },
  gui: { tone: "done", title: "Đã gửi đề nghị.", text: "Người thứ hai duyệt tại mục Chờ duyệt." },
};

async function showBook(deps: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const book = await bookFor(deps, request);
  const spoilage = await listSpoilage(db, book.id);
  const officers = await listOfficersById(db, [...new Set(spoilage.flatMap((one) => [one.askedBy, one.approvedBy]))]);
  return html(
    reply,
    <BookPage
      viewer={await pageViewer(db, viewer)}
      book={book}
      spoilage={spoilage}
      mayKeep={mayKeepBooks(viewer) ? "yes" : "no"}
      nameOf={(id) => officers.find((officer) => officer.id === id)?.name ?? ""}
      flash={FLASHES[textIn(request.query, "xong", 10)]}
    />,
  );
}

type Showing = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly typed: Typed;
  readonly refusal?: ReceiptRefusal;
};

async function showForm(
  { db }: ReceiptDeps,
  { request, reply, entry, typed, refusal, formId }: Showing & { readonly entry: Entry; readonly formId: string },
): Promise<FastifyReply> {
  return html(
    reply,
    <FormPage
      {...entry.form(await listAgencies(db))}
      viewer={await pageViewer(db, requireViewer(request))}
      action={entry.path}
      back={{ href: BOOKS_PATH, label: "Sổ biên lai" }}
      formId={formId}
      typed={typed}
      errors={refusal === undefined ? [] : fieldErrors(refusal)}
    />,
    refusal === undefined ? 200 : problemOf(refusal).status,
  );
}

async function showClosing(
  { db, newId }: ReceiptDeps,
  { request, reply, book, typed, refusal }: Showing & { readonly book: BookLine },
): Promise<FastifyReply> {
  return html(
    reply,
    <FormPage
      {...CLOSING}
      viewer={await pageViewer(db, requireViewer(request))}
      action={`${bookPath(book.id)}/dong`}
      back={{ href: bookPath(book.id), label: `Sổ ${book.form} ${book.symbol}` }}
      formId={newId()}
      typed={typed}
      errors={refusal === undefined ? [] : fieldErrors(refusal)}
    />,
    refusal === undefined ? 200 : problemOf(refusal).status,
  );
}

async function save(
  deps: ReceiptDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  entry: Entry,
): Promise<FastifyReply> {
  const { db, clock, newId } = deps;
  const typed = typedIn(request.body);
  const sent = typed["formId"] ?? "";
  const formId = isUuid(sent) ? sent : newId();
  const saved = await entry.save({ db, clock, newId, viewer: requireViewer(request) }, formId, typed);
  if (saved.ok) return seeOther(reply, `${BOOKS_PATH}?xong=1`);
  if (saved.error.kind === "receipts/not-allowed") throw new HttpProblem(problemOf(saved.error));
  return showForm(deps, { request, reply, entry, typed, refusal: saved.error, formId });
}
