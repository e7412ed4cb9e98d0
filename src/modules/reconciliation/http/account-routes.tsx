import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { KEEPERS, mayKeep, READERS } from "../domain/policy.ts";
import type { ReadLine } from "../domain/table-reader.ts";
import { AccountPage, type Tried } from "../pages/account-page.tsx";
import { AccountsPage } from "../pages/accounts-page.tsx";
import { readBankFile } from "../reading/read-file.ts";
import { findAccount, listAccounts, type BankAccount } from "../store/accounts.ts";
import type { Refusal } from "../use-cases/acting.ts";
import { saveAccount } from "../use-cases/save-account.ts";
import { accountOf, readTyped, typedOf, type AccountTyped } from "./account-form.ts";
import { actingFor, paramOf, type ReconciliationDeps } from "./deps.ts";
import { accountPath, ACCOUNTS_PATH, NEW_ACCOUNT_PATH, tryPath } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { sayRefusal } from "./present-refusal.ts";
import { readUpload } from "./upload.ts";

const reading = { config: { audience: READERS } } as const;
const keeping = { config: { audience: KEEPERS } } as const;
const LINES_SHOWN = 10;
/** Every day there is: a try asks only how the file is read. */
const EVER = { from: "2000-01-01", to: "2100-12-31" } as const;
const SAVED: FlashMessage = { tone: "done", title: "Đã lưu. Hãy đọc thử một tệp thật của ngân hàng ở cuối trang." };

/** Accounts and how their files are read. */
export function accountRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(ACCOUNTS_PATH, reading, async (request, reply) => {
    const viewer = requireViewer(request);
    const keeps = mayKeep(viewer) ? "yes" : "no";
    const page = await pageViewer(deps.db, viewer);
    return html(
      reply,
      <AccountsPage viewer={page} keeps={keeps} accounts={await listAccounts(deps.db)} flash={undefined} />,
    );
  });
  app.get(NEW_ACCOUNT_PATH, keeping, (request, reply) =>
    show(deps, request, reply, { typed: typedOf(undefined), isNew: "yes" }),
  );
  app.post(NEW_ACCOUNT_PATH, keeping, (request, reply) => save(deps, request, reply, "yes"));
  app.get(accountPath(":account"), reading, async (request, reply) => {
    const isSaved = textOf(asPosted(request.query), "xong") === "luu";
    const typed = typedOf(await accountIn(deps, request));
    return show(deps, request, reply, { typed, isNew: "no", ...(isSaved ? { flash: SAVED } : {}) });
  });
  app.post(accountPath(":account"), keeping, async (request, reply) => {
    await accountIn(deps, request);
    return save(deps, request, reply, "no");
  });
  app.post(tryPath(":account"), keeping, (request, reply) => tryFile(deps, request, reply));
}

type Shown = {
  readonly typed: AccountTyped;
  readonly isNew: "yes" | "no";
  readonly errors?: readonly FieldError[];
  readonly tried?: Tried;
  readonly flash?: FlashMessage;
  readonly status?: number;
};

async function show(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const viewer = requireViewer(request);
  const { typed, isNew, errors = [], tried, flash, status = 200 } = shown;
  return html(
    reply,
    <AccountPage
      viewer={await pageViewer(deps.db, viewer)}
      keeps={mayKeep(viewer) ? "yes" : "no"}
      action={isNew === "yes" ? NEW_ACCOUNT_PATH : accountPath(typed.accountNo)}
      {...{ isNew, typed, errors, tried, flash }}
    />,
    status,
  );
}

async function save(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, isNew: "yes" | "no") {
  const posted = readTyped(asPosted(request.body));
  const typed = isNew === "yes" ? { ...posted, version: "0" } : { ...posted, accountNo: paramOf(request, "account") };
  const saved = await saveAccount(await actingFor(deps, request), accountOf(typed));
  if (saved.ok) return seeOther(reply, `${accountPath(saved.value.accountNo)}?xong=luu`);
  return show(deps, request, reply, { typed, isNew, ...refusedForm(saved.error) });
}

function refusedForm(refusal: Refusal): { readonly errors: readonly FieldError[]; readonly status: number } {
  const { status, vi } = sayRefusal(refusal);
  if (refusal.kind === "reconciliation/profile") return { errors: refusal.faults, status };
  const field = refusal.kind === "reconciliation/account-number" ? "accountNo" : "bankName";
  return { errors: [{ field: refusal.kind === "reconciliation/stale" ? "" : field, message: vi }], status };
}

async function tryFile(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { accountNo, profile, ...account } = await accountIn(deps, request);
  const typed = typedOf({ ...account, accountNo, profile });
  const { file } = await readUpload(request);
  if (file === undefined) {
    const errors = [{ field: "file", message: "Chưa chọn tệp để đọc thử." }];
    return show(deps, request, reply, { typed, isNew: "no", errors, status: 422 });
  }
  const lines: ReadLine[] = [];
  const read = await readBankFile({ pieces: file.content, profile, accountNo, period: EVER }, (some) => {
    lines.push(...some.slice(0, LINES_SHOWN - lines.length));
  });
  const tried = read.ok ? { lines, count: read.value.count, total: read.value.total } : { broken: read.error };
  return show(deps, request, reply, { typed, isNew: "no", tried, status: read.ok ? 200 : 422 });
}

async function accountIn({ db }: ReconciliationDeps, request: FastifyRequest): Promise<BankAccount> {
  const account = await findAccount(db, paramOf(request, "account"));
  if (account === undefined) throw new HttpProblem(NOT_FOUND);
  return account;
}
