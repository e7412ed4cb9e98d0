import type { FastifyReply, FastifyRequest } from "fastify";
import type { PlainDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FilterChoice } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { CLASSES, type LineClass } from "../domain/lines.ts";
import { READERS } from "../domain/policy.ts";
import { partsOf, SIGNERS } from "../domain/signing.ts";
import { DayPage } from "../pages/day-page.tsx";
import { findAccount, type BankAccount } from "../store/accounts.ts";
import { listOnTheWay } from "../store/awaited.ts";
import { readDayState, readTally, type DayTally } from "../store/days.ts";
import { LINES_ON_PAGE, listLines, type LineFilter } from "../store/lists.ts";
import { signDay, withdrawSignature } from "../use-cases/sign-day.ts";
import { actingFor, paramOf, problemFor, type ReconciliationDeps } from "./deps.ts";
import { dayPath, signPath, unsignPath } from "./paths.ts";
import { asPosted, readDay, textOf } from "./posted.ts";
import { CLASS_NAMES } from "./present.ts";

const reading = { config: { audience: READERS } } as const;
/** Signing asks again who sits at the screen. */
const signing = { config: { audience: SIGNERS, freshProof: "always" } } as const;
const ON_THE_WAY_SHOWN = 30;

const DONE: Readonly<Record<string, FlashMessage>> = {
  nap: { tone: "done", title: "Đã nạp sao kê và đối soát." },
  ky: { tone: "done", title: "Đã ký." },
  khoa: { tone: "done", title: "Đã ký. Đủ ba chữ ký, ngày này được khóa." },
  rut: { tone: "done", title: "Đã rút chữ ký." },
  dong: { tone: "done", title: "Đã ghi quyết định." },
};

/** One day of one account: its lines and their classes, and the three signatures. */
export function dayRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(dayPath(":account", ":day"), reading, (request, reply) => show(deps, request, reply));
  app.post(signPath(":account", ":day"), signing, async (request, reply) => {
    const { account, day } = await dayOf(deps, request);
    const wanted = textOf(asPosted(request.body), "role");
    const role = SIGNERS.find((each) => each === wanted);
    if (role === undefined) throw problemFor({ kind: "reconciliation/not-your-part" });
    const signed = await signDay(await actingFor(deps, request), { accountNo: account.accountNo, day }, role);
    if (!signed.ok) throw problemFor(signed.error);
    const done = signed.value === "locked" ? "khoa" : "ky";
    return seeOther(reply, `${dayPath(account.accountNo, day.toString())}?xong=${done}`);
  });
  app.post(unsignPath(":account", ":day"), signing, async (request, reply) => {
    const { account, day } = await dayOf(deps, request);
    const withdrawn = await withdrawSignature(await actingFor(deps, request), { accountNo: account.accountNo, day });
    if (!withdrawn.ok) throw problemFor(withdrawn.error);
    return seeOther(reply, `${dayPath(account.accountNo, day.toString())}?xong=rut`);
  });
}

/** The account and the day of the address. */
export async function dayOf(
  { db }: ReconciliationDeps,
  request: FastifyRequest,
): Promise<{ readonly account: BankAccount; readonly day: PlainDate }> {
  const day = readDay(paramOf(request, "day"));
  const account = await findAccount(db, paramOf(request, "account"));
  if (account === undefined || day === undefined) throw new HttpProblem(NOT_FOUND);
  return { account, day };
}

async function show(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const { account, day } = await dayOf(deps, request);
  const key = { accountNo: account.accountNo, day };
  const query = asPosted(request.query);
  const chosen = textOf(query, "lop");
  const word = textOf(query, "q").slice(0, 100);
  const [state, sums, lines, onTheWay] = await Promise.all([
    readDayState(db, key),
    readTally(db, key),
    listLines(db, key, filterOf(chosen, word, textOf(query, "sau"))),
    listOnTheWay(db, { ...key, limit: ON_THE_WAY_SHOWN }),
  ]);
  const shown = lines.slice(0, LINES_ON_PAGE);
  const last = shown.at(-1);
  const next = new URLSearchParams({
    ...(chosen === "" ? {} : { lop: chosen }),
    ...(word === "" ? {} : { q: word }),
    sau: `${last?.statement_id ?? ""}.${last?.no ?? 0}`,
  });
  const here = dayPath(account.accountNo, day.toString());
  const done = textOf(query, "xong");
  return html(
    reply,
    <DayPage
      viewer={await pageViewer(db, viewer)}
      accountNo={account.accountNo}
      bankName={account.bankName}
      {...{ day, state, sums, word, chosen, onTheWay }}
      lines={shown}
      filters={choicesOf(here, chosen, sums)}
      nextHref={lines.length > LINES_ON_PAGE ? `${here}?${next.toString()}` : undefined}
      parts={partsOf(viewer, state.signatures)}
      mine={state.signatures.some(({ officerId }) => officerId === viewer.officerId) ? "signed" : "not-signed"}
      flash={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
    />,
  );
}

const WAITING = "cho";

function filterOf(chosen: string, word: string, after: string): LineFilter {
  const of: LineClass | undefined = CLASSES.find((each) => each === chosen);
  const [statementId = "", no = ""] = after.split(".");
  const isPlace = /^[0-9a-f-]{36}$/.test(statementId) && /^\d{1,9}$/.test(no);
  return {
    ...(of === undefined ? {} : { class: of }),
    ...(chosen === WAITING ? { waiting: true } : {}),
    ...(word === "" ? {} : { word }),
    ...(isPlace ? { after: { statementId, no: Number(no) } } : {}),
  };
}

function choicesOf(here: string, chosen: string, { tally, open }: DayTally): readonly FilterChoice[] {
  return [
    { label: "Tất cả", href: here, chosen: chosen === "", count: tally.bank.count },
    { label: "Chờ xử lý", href: `${here}?lop=${WAITING}`, chosen: chosen === WAITING, count: open },
    ...CLASSES.map((each) => ({
      label: CLASS_NAMES[each],
      href: `${here}?lop=${each}`,
      chosen: chosen === each,
      count: tally.byClass[each].count,
    })),
  ];
}
