import { z } from "zod";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { dayMinutesAt, durationInWords } from "../domain/duration.ts";
import { MyTimePage } from "../pages/my-time-page.tsx";
import { listLateBecause } from "../store/late-because.ts";
import { listLateDossiers } from "../store/late-dossiers.ts";
import { askedPeriod, periodChips, periodQuery } from "./ask-period.ts";
import type { DelayLedgerDeps } from "./deps.ts";
import { MY_TIME_PATH } from "./paths.ts";
import { presentLate } from "./present-late.ts";

const query = periodQuery.extend({ sau: z.string().max(64).optional().catch(undefined) });

/** What the officer at the screen had in hand, and which dossiers were late because of it. */
export function myTimeRoutes(app: App, { db, clock, calendar }: DelayLedgerDeps): void {
  app.get(MY_TIME_PATH, { config: { audience: "officer" } }, async (request, reply) => {
    const viewer = requireViewer(request);
    const now = await clock.now();
    const asked = parseInput(query, request.query);
    const period = askedPeriod(asked, dateInVietnam(now));
    const question = { from: period.from, to: period.to, asOf: now, by: "officer", key: viewer.officerId } as const;
    const [lines, late] = await Promise.all([listLateBecause(db, question), listLateDossiers(db, question, asked.sau)]);
    const [line] = lines;
    const dayMinutes = dayMinutesAt(await calendar(), now);
    const words = (minutes: number) => durationInWords(minutes, dayMinutes);
    const here = `${MY_TIME_PATH}?${period.query}`;
    const page = (
      <MyTimePage
        viewer={await pageViewer(db, viewer)}
        filters={[periodChips(period, (days) => `${MY_TIME_PATH}?${days}`)]}
        period={{ action: MY_TIME_PATH, hidden: [], typed: period.typed, errors: period.errors }}
        dossiers={line?.dossiers ?? 0}
        time={words(line?.minutes ?? 0)}
        late={line?.lateDossiers ?? 0}
        lateTime={words(line?.lateMinutes ?? 0)}
        list={{
          caption: "Hồ sơ quá hạn có phần của tôi, mới nhất trước",
          rows: await presentLate(db, viewer, { rows: late.rows, words }),
          nextHref: late.next === null ? undefined : `${here}&sau=${late.next}`,
          firstHref: asked.sau === undefined ? undefined : here,
          empty: {
            title: "Không có hồ sơ nào quá hạn vì việc trong tay ông/bà.",
            text: "Chọn kỳ khác ở trên để xem thời gian trước đó.",
          },
        }}
      />
    );
    return html(reply, page, period.errors.length > 0 ? 422 : 200);
  });
}
