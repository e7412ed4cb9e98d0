import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { hasFreshProof, hasRole, pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { EditError } from "../domain/read-field.ts";
import type { TypedRule } from "../domain/typed-rows.ts";
import { isWithin } from "../domain/fee-rule.ts";
import { readProvincial } from "../domain/read-provincial.ts";
import { tablesOfRule } from "../domain/tables-of-rule.ts";
import { ProvincialPage, type ProvincialTable } from "../pages/provincial-page.tsx";
import { listRules } from "../store/fee-rules.ts";
import { enterProvincialFee, listProvincialFees } from "../store/provincial-fees.ts";
import { FEE_PUBLISHERS, FEE_READERS, type FeeDeps } from "./deps.ts";
import { PROVINCIAL_PATH } from "./paths.ts";
import { typedText } from "./typed-text.ts";

/** The table of the province: what the rules need of it, what is there, and the next row. */
export function provincialRoutes(app: App, deps: FeeDeps): void {
  app.get(PROVINCIAL_PATH, { config: { audience: FEE_READERS } }, (request, reply) =>
    show(deps, { request, reply, typed: {}, errors: [], status: 200 }),
  );

  app.post(PROVINCIAL_PATH, { config: { audience: FEE_PUBLISHERS } }, async (request, reply) => {
    const typed = typedText(request.body);
    const read = readProvincial(typed, [...(await usedTables(deps)).keys()]);
    if (!read.ok) return show(deps, { request, reply, typed, errors: read.error, status: 422 });
    if (!hasFreshProof(request)) return show(deps, { request, reply, typed, errors: [STEP_UP], status: 403 });
    const { officerId } = requireViewer(request);
    await enterProvincialFee(deps.db, read.value, { id: deps.newId(), at: await deps.clock.now(), officerId });
    return seeOther(reply, `${PROVINCIAL_PATH}?xong=ghi`);
  });
}

const STEP_UP: EditError = {
  field: "",
  message:
    "Nhập mức thu cần xác nhận lại mật khẩu. Mở trang Xác nhận (/can-bo/xac-nhan) ở cửa sổ khác, nhập mật khẩu rồi ghi lần nữa; nội dung dưới đây được giữ.",
};

type Use = { readonly label: string; readonly codes: readonly string[] };

/** Names of tables with what stands in them and the procedures whose rules look into them. */
async function usedTables({ db }: FeeDeps): Promise<ReadonlyMap<string, Use>> {
  const used = new Map<string, Use>();
  for (const versions of await listRules(db)) {
    const last = versions.at(-1)?.rule;
    if (last === undefined) continue;
    for (const { table, label } of tablesOfRule(last)) {
      const codes = used.get(table)?.codes ?? [];
      used.set(table, { label, codes: [...codes, last.caseCode ?? last.procedureCode] });
    }
  }
  return used;
}

type Shown = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly typed: TypedRule;
  readonly errors: readonly EditError[];
  readonly status: number;
};

async function show(deps: FeeDeps, { request, reply, typed, errors, status }: Shown): Promise<FastifyReply> {
  const { db, clock } = deps;
  const viewer = requireViewer(request);
  const today = dateInVietnam(await clock.now()).toString();
  const rows = await listProvincialFees(db);
  const tables = [...(await usedTables(deps))].map(([name, { label, codes }]): ProvincialTable => ({
    name,
    label,
    usedBy:
      codes.length <= 3 ? codes.join(", ") : `${codes.slice(0, 3).join(", ")} và ${codes.length - 3} trường hợp khác`,
    today: rows.findLast((row) => row.table === name && isWithin(today, row)),
  }));
  const isDone = typedText(request.query)["xong"] === "ghi";
  const page = {
    viewer: await pageViewer(db, viewer),
    tables: tables.toSorted((a, b) => a.name.localeCompare(b.name)),
    rows: rows.toReversed(),
    ...{ typed, errors },
    mayEnter: hasRole(viewer, ...FEE_PUBLISHERS),
    flash: isDone ? ({ tone: "done", title: "Đã ghi mức thu của tỉnh." } as const) : undefined,
  };
  return html(reply, <ProvincialPage {...page} />, status);
}
