import type { FastifyReply, FastifyRequest } from "fastify";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { hasRole, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { findProcedureByCode } from "#modules/procedures/index.ts";
import { describeRule } from "../domain/describe-rule.ts";
import { versionOn } from "../domain/rule-periods.ts";
import { dayWords, periodWords } from "../pages/day-words.ts";
import { LISTS, RulesPage, type ListName, type RuleRow } from "../pages/rules-page.tsx";
import { listRules, type StoredRule } from "../store/fee-rules.ts";
import { listProvincialFees } from "../store/provincial-fees.ts";
import { FEE_PUBLISHERS, FEE_READERS, type FeeDeps } from "./deps.ts";
import { feeRulePath, FEES_PATH, FIND_RULE_PATH } from "./paths.ts";
import { typedText } from "./typed-text.ts";

const PAGE = 50;
const config = { audience: FEE_READERS } as const;

/** The list of rules, and the way to a procedure that has none yet. */
export function feeListRoutes(app: App, deps: FeeDeps): void {
  app.get(FEES_PATH, { config }, (request, reply) => showList(deps, request, reply));

  app.get(FIND_RULE_PATH, { config }, async (request, reply) => {
    const code = (typedText(request.query)["ma"] ?? "").trim();
    const isCase = /^(.+)\.\d{2}$/u.exec(code);
    const whole = code === "" ? undefined : await findProcedureByCode(deps.db, code);
    const [only] = whole?.cases ?? [];
    if (whole !== undefined) {
      const caseCode = whole.cases.length === 1 && only !== undefined ? only.caseCode : null;
      return seeOther(reply, feeRulePath({ procedureCode: whole.code, caseCode }));
    }
    const parent = isCase?.[1] === undefined ? undefined : await findProcedureByCode(deps.db, isCase[1]);
    if (parent?.cases.some(({ caseCode }) => caseCode === code) === true) {
      return seeOther(reply, feeRulePath({ procedureCode: parent.code, caseCode: code }));
    }
    return showList(deps, request, reply, code);
  });
}

async function showList(
  { db, clock }: FeeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  missed = "",
): Promise<FastifyReply> {
  const asked = typedText(request.query);
  const query = (asked["q"] ?? "").slice(0, 200).trim();
  const list = listName(asked["loc"] ?? "");
  const on = dateInVietnam(await clock.now());
  const provincial = await listProvincialFees(db);
  const all = (await listRules(db))
    .map((versions) => rowOf(versions, { on, provincial }))
    .filter((row) => row !== undefined);
  const words = foldVietnamese(query)
    .split(" ")
    .filter((word) => word !== "");
  const found = all.filter((row) => words.every((word) => foldVietnamese(`${row.code} ${row.title}`).includes(word)));
  const chosen = found.filter(MEMBERS[list]);
  const from = asked["sau"] === undefined ? 0 : chosen.findIndex((row) => row.key === asked["sau"]) + 1;
  const rows = chosen.slice(from, from + PAGE);
  const after = new URLSearchParams({ q: query, loc: list, sau: rows.at(-1)?.key ?? "" });
  const counts = { "": 0, "can-xac-nhan": 0, "sap-ap-dung": 0 };
  for (const name of LIST_NAMES) counts[name] = found.filter(MEMBERS[name]).length;
  const viewer = requireViewer(request);
  const page = {
    viewer: await pageViewer(db, viewer),
    ...{ query, list, counts, rows, missed },
    next: from + PAGE < chosen.length ? `${FEES_PATH}?${after}` : undefined,
    mayPublish: hasRole(viewer, ...FEE_PUBLISHERS),
  };
  return html(reply, <RulesPage {...page} />, missed === "" ? 200 : 404);
}

type Row = RuleRow & { readonly isDoubtful: boolean };

function rowOf(versions: readonly StoredRule[], given: Parameters<typeof describeRule>[1]): Row | undefined {
  const today = given.on.toString();
  const inForce = versionOn(versions, today);
  const shown = inForce ?? versions.at(-1);
  if (shown === undefined) return undefined;
  const coming = versions.filter(({ from }) => from > today).at(-1);
  const { procedureCode, caseCode, title, doubts } = shown.rule;
  return {
    key: `${procedureCode} ${caseCode ?? ""}`,
    code: caseCode ?? procedureCode,
    title,
    href: feeRulePath(shown.rule),
    price: inForce === undefined ? "chưa áp dụng" : inShort(inForce, given),
    period: inForce === undefined ? "" : periodWords(inForce),
    doubtful: doubts.length > 0,
    isDoubtful: doubts.length > 0,
    coming: coming === undefined ? "" : `phiên bản ${coming.number} từ ${dayWords(coming.from)}`,
  };
}

/** The first price of the rule, and how many more there are. */
function inShort({ rule }: StoredRule, given: Parameters<typeof describeRule>[1]): string {
  const prices = describeRule(rule, given).items.flatMap((item) => item.prices);
  const [first = "không thu", ...others] = prices;
  return others.length === 0 ? first : `${first} và ${others.length} mức khác`;
}

const LIST_NAMES: readonly ListName[] = ["", "can-xac-nhan", "sap-ap-dung"];

const MEMBERS = {
  "": () => true,
  "can-xac-nhan": (row) => row.isDoubtful,
  "sap-ap-dung": (row) => row.coming !== "",
} as const satisfies Record<ListName, (row: Row) => boolean>;

function listName(text: string): ListName {
  return LIST_NAMES.find((name) => name === text && Object.hasOwn(LISTS, name)) ?? "";
}
