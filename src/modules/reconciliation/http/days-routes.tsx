import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { findOfficer, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { KEEPERS, mayKeep, READERS } from "../domain/policy.ts";
import { DaysPage, type Upload } from "../pages/days-page.tsx";
import { StatementPage } from "../pages/statement-page.tsx";
import { listAccounts } from "../store/accounts.ts";
import { countNew } from "../store/lines.ts";
import { listDays } from "../store/lists.ts";
import { findStatement, listStatements } from "../store/statements.ts";
import { cancelStatement } from "../use-cases/cancel-statement.ts";
import { loadStatement } from "../use-cases/load-statement.ts";
import type { Refusal } from "../use-cases/acting.ts";
import { actingFor, idOf, problemFor, type ReconciliationDeps } from "./deps.ts";
import { cancelPath, dayPath, RECONCILIATION_PATH, statementPath, UPLOAD_PATH } from "./paths.ts";
import { asPosted, readDay, textOf } from "./posted.ts";
import { sayRefusal } from "./present-refusal.ts";
import { readUpload } from "./upload.ts";

const reading = { config: { audience: READERS } } as const;
const keeping = { config: { audience: KEEPERS } } as const;
const DAYS_ON_PAGE = 31;
const FILES_SHOWN = 20;

/** The first page of the room: days, files, and the loading of a statement. */
export function daysRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(RECONCILIATION_PATH, reading, (request, reply) => show(deps, request, reply));
  app.post(UPLOAD_PATH, keeping, (request, reply) => upload(deps, request, reply));
  app.get(statementPath(":id"), reading, (request, reply) => showStatement(deps, request, reply));
  app.post(cancelPath(":id"), keeping, async (request, reply) => {
    const id = idOf(request, "id");
    const cancelled = await cancelStatement(await actingFor(deps, request), id);
    if (!cancelled.ok) throw problemFor(cancelled.error);
    return seeOther(reply, `${statementPath(id)}?xong=dung`);
  });
}

type Shown = Upload & { readonly status: number };

async function show(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, upload_?: Shown) {
  const { db } = deps;
  const viewer = requireViewer(request);
  const yesterday = formatDate(dateInVietnam(await deps.clock.now()).subtract({ days: 1 }));
  const query = asPosted(request.method === "GET" ? request.query : {});
  const before = readDay(textOf(query, "truoc"));
  const [accounts, days, statements] = await Promise.all([
    listAccounts(db),
    listDays(db, { ...(before === undefined ? {} : { before }), limit: DAYS_ON_PAGE + 1 }),
    listStatements(db, FILES_SHOWN),
  ]);
  const shown = days.slice(0, DAYS_ON_PAGE);
  const last = shown.at(-1);
  const typed = { account: accounts[0]?.accountNo ?? "", from: yesterday, to: yesterday };
  return html(
    reply,
    <DaysPage
      viewer={await pageViewer(db, viewer)}
      keeps={mayKeep(viewer) ? "yes" : "no"}
      accounts={accounts}
      days={shown}
      statements={statements}
      upload={upload_ ?? { typed, errors: [], broken: undefined }}
      nextHref={days.length > DAYS_ON_PAGE && last ? `${RECONCILIATION_PATH}?truoc=${last.day.toString()}` : undefined}
      flash={undefined}
    />,
    upload_?.status ?? 200,
  );
}

async function upload(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { fields, file } = await readUpload(request);
  const typed = { account: textOf(fields, "account"), from: textOf(fields, "from"), to: textOf(fields, "to") };
  const [from, to] = [readDay(typed.from), readDay(typed.to)];
  const errors: FieldError[] = [];
  if (from === undefined) errors.push({ field: "from", message: "Ngày bắt đầu viết như 30/11/2026." });
  if (to === undefined) errors.push({ field: "to", message: "Ngày kết thúc viết như 30/11/2026." });
  if (file === undefined) errors.push({ field: "file", message: "Chưa chọn tệp sao kê." });
  if (from === undefined || to === undefined || file === undefined || errors.length > 0) {
    if (file !== undefined) for await (const piece of file.content) void piece;
    return show(deps, request, reply, { typed, errors, broken: undefined, status: 422 });
  }
  const loaded = await loadStatement(await actingFor(deps, request), deps.blobs, {
    accountNo: typed.account,
    period: { from: from.toString(), to: to.toString() },
    fileName: file.name,
    content: file.content,
  });
  if (!loaded.ok) return show(deps, request, reply, { typed, ...refusedUpload(loaded.error) });
  const { statementId, state } = loaded.value;
  if (state === "waiting") return seeOther(reply, statementPath(statementId));
  return seeOther(reply, `${dayPath(typed.account, to.toString())}?xong=nap`);
}

function refusedUpload(refusal: Refusal): Omit<Shown, "typed"> {
  const { status, vi } = sayRefusal(refusal);
  const broken = refusal.kind === "reconciliation/broken-file" ? refusal.broken : undefined;
  return { errors: [{ field: "file", message: vi }], broken, status };
}

const DONE: Readonly<Record<string, FlashMessage>> = {
  dung: { tone: "done", title: "Đã dừng và bỏ tệp. Không dòng nào của tệp được tính." },
};

async function showStatement(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply) {
  const { db } = deps;
  const statement = await findStatement(db, idOf(request, "id"));
  if (statement === undefined) throw new HttpProblem(NOT_FOUND);
  const viewer = requireViewer(request);
  const done = textOf(asPosted(request.query), "xong");
  return html(
    reply,
    <StatementPage
      viewer={await pageViewer(db, viewer)}
      keeps={mayKeep(viewer) ? "yes" : "no"}
      statement={statement}
      loadedBy={(await findOfficer(db, statement.loaded_by))?.name ?? ""}
      left={await countNew(db, statement.id)}
      flash={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
    />,
  );
}
