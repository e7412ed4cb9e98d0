import type { FastifyReply, FastifyRequest } from "fastify";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { REPORT_ROLES } from "../domain/report-template.ts";
import { RowsPage } from "../pages/rows-page.tsx";
import { countRows, listRows } from "../store/list-rows.ts";
import { writeRowCursor } from "../store/row-cursor.ts";
import { presentRows } from "../use-cases/present-rows.ts";
import { aboutRows } from "./about-rows.ts";
import { askRows, ORDER_OF_WORD } from "./ask-rows.ts";
import type { ReportingDeps } from "./deps.ts";
import { ROWS_FILE_PATH, ROWS_PATH } from "./paths.ts";

const PAGE = 50;

const config = { audience: REPORT_ROLES } as const;

/** The dossiers behind every figure of every report. */
export function rowsPages(app: App, deps: ReportingDeps): void {
  app.get(ROWS_PATH, { config }, (request, reply) => showRows(deps, request, reply));
}

async function showRows(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock } = deps;
  const viewer = requireViewer(request);
  const asked = await askRows({ db, viewer, now: await clock.now() }, request.query);
  const { question, order, after, query } = asked;
  const [count, page] = await Promise.all([
    countRows(db, question),
    listRows(db, question, { limit: PAGE, order, after }),
  ]);
  const word = Object.entries(ORDER_OF_WORD).find(([, name]) => name === order)?.[0] ?? "nop";
  const here = { ...query, xep: word };
  const { next } = page;
  return html(
    reply,
    <RowsPage
      viewer={await pageViewer(db, viewer)}
      title={asked.title}
      about={await aboutRows(deps, asked)}
      count={count}
      rows={await presentRows(db, page.rows, { viewer, until: question.until })}
      orders={{
        label: "Xếp theo",
        choices: ORDERS.map(([key, label]) => ({
          label,
          href: address(ROWS_PATH, { ...query, xep: key }),
          chosen: key === word,
        })),
      }}
      files={{
        xlsx: address(ROWS_FILE_PATH, { ...here, dang: "xlsx" }),
        csv: address(ROWS_FILE_PATH, { ...here, dang: "csv" }),
      }}
      nextHref={next === undefined ? undefined : address(ROWS_PATH, { ...here, sau: writeRowCursor(next) })}
      firstHref={after === undefined ? undefined : address(ROWS_PATH, here)}
    />,
  );
}

const ORDERS = [
  ["nop", "Ngày nộp"],
  ["tiep-nhan", "Ngày tiếp nhận"],
  ["han", "Ngày hẹn trả"],
  ["xong", "Ngày kết thúc"],
] as const;

function address(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}
