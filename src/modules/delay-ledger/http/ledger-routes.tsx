import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { dateInVietnam, formatDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { hasRole, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { findProcedureByCode } from "#modules/procedures/index.ts";
import { OWNER_KINDS, OWNER_NAMES } from "../domain/charge.ts";
import { dayMinutesAt, durationInWords } from "../domain/duration.ts";
import { LedgerPage, type LedgerRow } from "../pages/ledger-page.tsx";
import { LateDossiersPage } from "../pages/late-dossiers-page.tsx";
import type { Measure } from "../store/keyed.ts";
import { listLateBecause, type LateLine, type LateQuestion } from "../store/late-because.ts";
import { listLateDossiers } from "../store/late-dossiers.ts";
import { askedPeriod, periodChips, periodQuery, type AskedPeriod } from "./ask-period.ts";
import type { DelayLedgerDeps } from "./deps.ts";
import { namesFor } from "./names.ts";
import { LATE_DOSSIERS_PATH, LEDGER_PATH } from "./paths.ts";
import { presentLate } from "./present-late.ts";

const config = { audience: ["centre-manager", "provincial-leader", "department-leader"] } as const;

/** Most rows of one table; what comes after the worst hundred is nobody's morning. */
const MOST_ROWS = 100;

const MEASURES = { "noi-giu": "owner", "co-quan": "agency", "can-bo": "officer", "thu-tuc": "procedure" } as const;
const NAMES = { "noi-giu": "Nơi giữ hồ sơ", "co-quan": "Cơ quan", "can-bo": "Cán bộ", "thu-tuc": "Thủ tục" } as const;
type By = keyof typeof MEASURES;
const SLUGS = Object.keys(MEASURES) as readonly By[];

const query = periodQuery.extend({
  theo: z.enum(["noi-giu", "co-quan", "can-bo", "thu-tuc"]).catch("noi-giu"),
});
const rowsQuery = query.extend({
  khoa: z.string().min(1).max(64).optional().catch(undefined),
  sau: z.string().max(64).optional().catch(undefined),
});

/** Why dossiers were late, for those who lead the centre, the province, or an agency with its own dossiers. */
export function ledgerRoutes(app: App, deps: DelayLedgerDeps): void {
  const { db } = deps;

  app.get(LEDGER_PATH, { config }, async (request, reply) => {
    const asking = await askingOf(deps, request);
    const { viewer, by, period, question, words } = asking;
    const [lines, whole] = await Promise.all([
      listLateBecause(db, { ...question, by: MEASURES[by] }),
      listLateBecause(db, { ...question, by: "procedure" }),
    ]);
    const sum = (of: (line: LateLine) => number) => whole.reduce((total, line) => total + of(line), 0);
    const page = (
      <LedgerPage
        viewer={await pageViewer(db, viewer)}
        about={await aboutOf(deps, asking)}
        filters={filtersOf(by, period)}
        period={{ action: LEDGER_PATH, hidden: [["theo", by]], typed: period.typed, errors: period.errors }}
        ended={sum((line) => line.dossiers)}
        late={sum((line) => line.lateDossiers)}
        lateTime={words(sum((line) => line.lateMinutes))}
        by={NAMES[by]}
        rows={await rowsOf(deps, asking, lines.slice(0, MOST_ROWS))}
      />
    );
    return html(reply, page, period.errors.length > 0 ? 422 : 200);
  });

  app.get(LATE_DOSSIERS_PATH, { config }, async (request, reply) => {
    const asking = await askingOf(deps, request);
    const { viewer, by, period, question, words } = asking;
    const { khoa: key, sau: after } = parseInput(rowsQuery, request.query);
    if (key === undefined || !isKey(by, key)) throw new HttpProblem(NOT_FOUND);
    const { rows, next } = await listLateDossiers(db, { ...question, by: MEASURES[by], key }, after);
    const [name = key] = await namesOf(deps, by, [key]);
    const here = `${LATE_DOSSIERS_PATH}?${period.query}&theo=${by}&khoa=${encodeURIComponent(key)}`;
    const page = (
      <LateDossiersPage
        viewer={await pageViewer(db, viewer)}
        title={`Quá hạn vì ${name}, ${daysOf(period)}`}
        backHref={`${LEDGER_PATH}?${period.query}&theo=${by}`}
        caption="Hồ sơ quá hạn, mới nhất trước"
        rows={await presentLate(db, viewer, { rows, words })}
        nextHref={next === null ? undefined : `${here}&sau=${next}`}
        firstHref={after === undefined ? undefined : here}
        empty={{
          title: "Không có hồ sơ nào quá hạn vì nơi này trong kỳ.",
          text: "Quay lại trang trước để chọn kỳ khác.",
        }}
      />
    );
    return html(reply, page);
  });
}

type Asking = {
  readonly viewer: Viewer;
  readonly by: By;
  readonly period: AskedPeriod;
  readonly question: Omit<LateQuestion, "by">;
  readonly words: (minutes: number) => string;
};

async function askingOf({ clock, calendar }: DelayLedgerDeps, request: FastifyRequest): Promise<Asking> {
  const viewer = requireViewer(request);
  const now = await clock.now();
  const asked = parseInput(query, request.query);
  const period = askedPeriod(asked, dateInVietnam(now));
  const dayMinutes = dayMinutesAt(await calendar(), now);
  return {
    viewer,
    by: asked.theo,
    period,
    question: { from: period.from, to: period.to, asOf: now, agencyId: ownAgency(viewer) },
    words: (minutes) => durationInWords(minutes, dayMinutes),
  };
}

/** The agency whose dossiers a department's leader sees; undefined for who answers for the whole province. */
function ownAgency(viewer: Viewer): string | undefined {
  if (hasRole(viewer, "centre-manager", "provincial-leader")) return undefined;
  return viewer.appointments.find(({ role }) => role === "department-leader")?.agencyId;
}

async function aboutOf({ db }: DelayLedgerDeps, { question, period }: Asking): Promise<string> {
  const { agencyId } = question;
  const whose = agencyId === undefined ? "Toàn tỉnh" : (await namesFor(db, [])).agency(agencyId);
  return `${whose}, ${daysOf(period)}`;
}

function daysOf({ from, to }: AskedPeriod): string {
  return `từ ${formatDate(from)} đến ${formatDate(to)}`;
}

function filtersOf(by: By, period: AskedPeriod): readonly FilterGroup[] {
  const href = (days: string, slug: By) => `${LEDGER_PATH}?${days}&theo=${slug}`;
  const kinds = SLUGS.map((slug) => ({ label: NAMES[slug], href: href(period.query, slug), chosen: slug === by }));
  return [periodChips(period, (days) => href(days, by)), { label: "Theo", choices: kinds }];
}

async function rowsOf(
  deps: DelayLedgerDeps,
  asking: Asking,
  lines: readonly LateLine[],
): Promise<readonly LedgerRow[]> {
  const { by, period, words } = asking;
  const names = await namesOf(
    deps,
    by,
    lines.map(({ key }) => key),
  );
  return lines.map(({ key, dossiers, minutes, lateDossiers, lateMinutes }, at) => ({
    key,
    name: names[at] ?? key,
    dossiers,
    time: words(minutes),
    lateDossiers,
    lateHref:
      lateDossiers === 0
        ? undefined
        : `${LATE_DOSSIERS_PATH}?${period.query}&theo=${by}&khoa=${encodeURIComponent(key)}`,
    lateMinutes,
    lateTime: lateMinutes === 0 ? "" : words(lateMinutes),
  }));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isKey(by: By, key: string): boolean {
  const measure: Measure = MEASURES[by];
  if (measure === "owner") return OWNER_KINDS.some((kind) => kind === key);
  return measure === "procedure" || UUID.test(key);
}

/** The names of keys, in their order. */
async function namesOf({ db }: DelayLedgerDeps, by: By, keys: readonly string[]): Promise<readonly string[]> {
  switch (MEASURES[by]) {
    case "owner":
      return keys.map((key) => OWNER_NAMES[OWNER_KINDS.find((kind) => kind === key) ?? "agency"].vi);
    case "agency": {
      const names = await namesFor(db, []);
      return keys.map(names.agency);
    }
    case "officer": {
      const names = await namesFor(db, keys);
      return keys.map(names.officer);
    }
    case "procedure": {
      const found = await Promise.all(keys.map((key) => findProcedureByCode(db, key)));
      return keys.map((key, at) => (found[at] ? `${found[at].version.content.name} (${key})` : key));
    }
  }
}
