import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInteger } from "#kernel/vnd.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { formatItemNumber, numbersLeft } from "../domain/item-number.ts";
import { dutyOf, POST_ROOM, rolesOf } from "../domain/policy.ts";
import { TRANSIT_TIMES } from "../domain/transit-time.ts";
import { RangesPage } from "../pages/ranges-page.tsx";
import { SettingsPage } from "../pages/settings-page.tsx";
import { listBarred } from "../store/barred.ts";
import { listRanges } from "../store/numbers.ts";
import { findSetting } from "../store/settings.ts";
import { barProcedure, changeSetting } from "../use-cases/change-setting.ts";
import { addRange, closeRange } from "../use-cases/number-ranges.ts";
import type { PostDeps } from "./deps.ts";
import { rangePath, RANGES_PATH, SETTINGS_PATH } from "./paths.ts";
import { asPosted, isUuid, textOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";

const room = { audience: POST_ROOM };
const ranges = { audience: rolesOf("number-ranges") };

/** Ranges of numbers, what may not go by post, and how the post is reached. */
export function postSettingsRoutes(app: App, deps: PostDeps): void {
  app.get(RANGES_PATH, { config: room }, (request, reply) => showRanges(deps, request, reply, PLAIN));
  app.post(RANGES_PATH, { config: ranges }, async (request, reply) => {
    const posted = asPosted(request.body);
    const command = typedRange(posted);
    const done = await addRange(await deps.acting(requireViewer(request)), command);
    if (done.ok) return seeOther(reply, RANGES_PATH);
    return showRanges(deps, request, reply, { ...refusedWith(done.error), posted });
  });
  app.post(rangePath(":rangeId"), { config: ranges }, async (request, reply) => {
    const rangeId = textOf(asPosted(request.params), "rangeId");
    const done = await closeRange(await deps.acting(requireViewer(request)), isUuid(rangeId) ? rangeId : deps.newId());
    if (!done.ok) throw new HttpProblem(problemOf(done.error));
    return seeOther(reply, RANGES_PATH);
  });
  app.get(SETTINGS_PATH, { config: room }, (request, reply) => showSettings(deps, request, reply, PLAIN));
  app.post(
    SETTINGS_PATH,
    { config: { audience: rolesOf("settings"), freshProof: "always" } },
    async (request, reply) => {
      const posted = asPosted(request.body);
      const acting = await deps.acting(requireViewer(request));
      const done =
        textOf(posted, "part") === "bar"
          ? await barProcedure(acting, typedBar(posted))
          : await changeSetting(acting, {
              customerCode: textOf(posted, "customerCode"),
              orderUrl: textOf(posted, "orderUrl"),
              secret: textOf(posted, "secret"),
            });
      if (done.ok) return seeOther(reply, SETTINGS_PATH);
      return showSettings(deps, request, reply, { ...refusedWith(done.error), posted });
    },
  );
}

type Shown = { readonly errors: readonly FieldError[]; readonly status: number; readonly posted: Posted };
const PLAIN: Shown = { errors: [], status: 200, posted: {} };

function refusedWith(refusal: Parameters<typeof problemOf>[0]): Pick<Shown, "errors" | "status"> {
  const problem = problemOf(refusal);
  if (problem.status === 403 || problem.status === 404) throw new HttpProblem(problem);
  return { errors: errorsOf(refusal), status: problem.status };
}

function typedRange(posted: Posted) {
  const of = (name: string) => textOf(posted, name);
  return { prefix: of("prefix"), first: of("first"), last: of("last"), basis: of("basis") };
}

function typedBar(posted: Posted) {
  const of = (name: string) => textOf(posted, name);
  return { procedureCode: of("procedureCode"), reason: of("reason"), basis: of("basis") };
}

async function showRanges(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status, posted }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const [page, known] = await Promise.all([pageViewer(deps.db, viewer), listRanges(deps.db)]);
  return html(
    reply,
    <RangesPage
      viewer={page}
      ranges={known.map((range) => ({
        id: range.id,
        from: formatItemNumber(range.prefix, range.first),
        to: formatItemNumber(range.prefix, range.last),
        given: formatInteger(range.next - range.first),
        left: formatInteger(numbersLeft(range)),
        basis: range.basis,
        isOpen: range.state === "open",
      }))}
      typed={typedRange(posted)}
      errors={errors}
      mayChange={dutyOf(viewer, "number-ranges") !== undefined}
    />,
    status,
  );
}

async function showSettings(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status, posted }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const [page, barred, setting] = await Promise.all([
    pageViewer(deps.db, viewer),
    listBarred(deps.db),
    findSetting(deps.db),
  ]);
  const typing = textOf(posted, "part") === "connection";
  const state =
    setting === undefined
      ? "Chưa kết nối: đơn nằm chờ, tin hành trình bị từ chối."
      : setting.simulated
        ? "Đang dùng bưu điện mô phỏng của trung tâm mẫu."
        : "Đã kết nối.";
  return html(
    reply,
    <SettingsPage
      viewer={page}
      barred={barred}
      times={TRANSIT_TIMES}
      connection={{
        customerCode: typing ? textOf(posted, "customerCode") : (setting?.customerCode ?? ""),
        orderUrl: typing ? textOf(posted, "orderUrl") : (setting?.orderUrl ?? ""),
        state,
      }}
      typedBar={typedBar(posted)}
      errors={errors}
      mayChange={dutyOf(viewer, "settings") !== undefined}
    />,
    status,
  );
}
