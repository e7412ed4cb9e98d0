import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { foldVietnamese, normalizeText } from "#kernel/vietnamese.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import type { PublishedTime } from "../../domain/public/published.ts";
import { PublicFiguresPage } from "../../pages/public/public-figures-page.tsx";
import { NoFiguresPage } from "../../pages/public/no-figures-page.tsx";
import { readPublication } from "../../store/public/publications.ts";
import { textIn } from "../text-in.ts";
import { OPEN_DATA_PATH, PUBLIC_FIGURES_PATH } from "./paths.ts";
import { openData } from "./open-data.ts";

/** Figures for everybody: a page without script, and the same as open data. */
export function publicFigureRoutes(app: App, { db }: { readonly db: Db }): void {
  const open = { config: { audience: "public", rateLimit: { max: 60, timeWindow: "1 minute" } } } as const;
  app.get(PUBLIC_FIGURES_PATH, open, (request, reply) => figuresPage(db, request, reply));
  app.get(OPEN_DATA_PATH, open, (request, reply) => figuresFile(db, request, reply));
}

async function figuresPage(db: Db, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [publication, agencies] = await Promise.all([readPublication(db), listAgencies(db)]);
  const contact = contactOf(agencies);
  if (publication === undefined) return html(reply, <NoFiguresPage contact={contact} />);
  const query = normalizeText(textIn(request.query, "q"));
  const { times, more } = shownTimes(publication.times, query);
  const page = { contact, publication, agencies, query, times, more };
  return html(reply, <PublicFiguresPage {...page} />);
}

/** Without a search the procedures with most cases; with one every procedure that has all its words. */
function shownTimes(
  times: readonly PublishedTime[],
  query: string,
): { readonly times: readonly PublishedTime[]; readonly more: number } {
  const words = foldVietnamese(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = times.filter(({ procedureCode, procedureName }) => {
    const text = foldVietnamese(`${procedureCode} ${procedureName}`);
    return words.every((word) => text.includes(word));
  });
  const sorted = found.toSorted((a, b) => b.cases - a.cases || a.procedureCode.localeCompare(b.procedureCode));
  const shown = sorted.slice(0, words.length === 0 ? USUAL : MOST);
  return { times: shown, more: sorted.length - shown.length };
}

const USUAL = 10;
const MOST = 100;

async function figuresFile(db: Db, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [publication, agencies] = await Promise.all([readPublication(db), listAgencies(db)]);
  if (publication === undefined) {
    return reply
      .code(503)
      .header("retry-after", "3600")
      .header("cache-control", "no-store")
      .type("application/problem+json; charset=utf-8")
      .send(JSON.stringify(NOT_YET));
  }
  const body = JSON.stringify(openData(publication, agencies));
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  reply
    .header("etag", tag)
    .header("cache-control", "public, max-age=3600")
    // Anybody's page may read it: it is public and holds nobody's data.
    .header("access-control-allow-origin", "*")
    .header("cross-origin-resource-policy", "cross-origin");
  if (matches(request.headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type("application/json; charset=utf-8").send(body);
}

const NOT_YET = {
  type: "/problems/reporting/not-published",
  code: "E_NOT_PUBLISHED",
  status: 503,
  title: "Số liệu chưa được công bố lần nào. Số liệu được tính hằng đêm; vui lòng thử lại sau.",
  titleEn: "Nothing has been published yet. Figures are worked out every night; please try again later.",
} as const;

function matches(header: string | undefined, tag: string): boolean {
  const asked = (header ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return asked.includes(tag) || asked.includes("*");
}

function contactOf(agencies: readonly Agency[]) {
  const centre = agencies.find(({ kind }) => kind === "centre");
  return centre === undefined ? undefined : { name: centre.name, phone: centre.phone, address: centre.address };
}
