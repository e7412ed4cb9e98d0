import { dateInVietnam, formatDate } from "#kernel/time.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { PreviewPage } from "../pages/preview-page.tsx";
import { SittingsPage } from "../pages/sittings-page.tsx";
import { currentVersion, listUnitsWithSittings, readSittings } from "../store/load-calendar.ts";
import { changeSittings, previewSittings } from "../use-cases/change-sittings.ts";
import { sayRefusal, type CalendarRefusal } from "../use-cases/refusals.ts";
import type { CalendarDeps } from "./deps.ts";
import { formOf, rulesOf, sittingsForm, sittingsQuery, type SittingsForm } from "./forms.ts";
import { SITTINGS_PATH, SITTINGS_PREVIEW_PATH, sittingsPath } from "./paths.ts";

const READERS = { config: { audience: ["system-administrator", "centre-manager"] } } as const;
const CHANGERS = { config: { audience: ["system-administrator"] } } as const;
/** Saving moves deadlines: it needs a fresh proof of who sits at the screen. */
const SAVERS = { config: { audience: ["system-administrator"], freshProof: "always" } } as const;
const DONE: FlashMessage = { tone: "done", title: "Đã đổi giờ làm việc." };

/** The sittings of the centre and of its units: see, look at a change before it is saved, save it. */
export function sittingsRoutes<
  Viewer extends { readonly officerId: string; readonly appointments: readonly { readonly role: string }[] },
>(app: App, deps: CalendarDeps<Viewer>): void {
  app.get(SITTINGS_PATH, READERS, (request, reply) => {
    const { "don-vi": unitId, xong } = parseInput(sittingsQuery, request.query);
    return show(request, reply, { unitId: unitId ?? null, flash: xong === "gio" ? DONE : undefined });
  });

  app.get<{ Querystring: Record<string, string> }>(SITTINGS_PREVIEW_PATH, CHANGERS, async (request, reply) => {
    const form = sittingsForm.safeParse(request.query);
    if (!form.success) {
      const errors = form.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ""), message: issue.message }));
      const asked = sittingsQuery.parse({ "don-vi": request.query["unitId"] });
      return show(request, reply, { unitId: asked["don-vi"] ?? null, errors, values: request.query, status: 422 });
    }
    const { unitId, reason, from } = form.data;
    const preview = await previewSittings(deps, { rules: rulesOf(form.data), reason, from });
    if (!preview.ok) return refuse(request, reply, form.data, preview.error);
    const name = unitId === null ? "Trung tâm" : (await unitNamed(unitId)).name;
    const page = (
      <PreviewPage
        viewer={await deps.pageViewer(deps.db, deps.requireViewer(request))}
        question={`Đổi giờ làm việc của ${name}?`}
        changes={sentencesOf(form.data)}
        action={SITTINGS_PATH}
        moves={unitId === null ? await deps.previewMoves(preview.value) : undefined}
        hidden={fieldsOf(form.data)}
        backHref={sittingsPath(unitId)}
      />
    );
    return html(reply, page);
  });

  app.post(SITTINGS_PATH, SAVERS, async (request, reply) => {
    const form = parseInput(sittingsForm, request.body);
    if (form.unitId !== null) await unitNamed(form.unitId);
    const changing = { ...deps, viewer: deps.requireViewer(request) };
    const result = await changeSittings(changing, { ...form, rules: rulesOf(form) });
    if (!result.ok) return refuse(request, reply, form, result.error);
    return seeOther(
      reply,
      form.unitId === null ? `${SITTINGS_PATH}?xong=gio` : `${sittingsPath(form.unitId)}&xong=gio`,
    );
  });

  type Shown = {
    readonly unitId: string | null;
    readonly errors?: readonly FieldError[];
    readonly values?: Readonly<Record<string, string>>;
    readonly flash?: FlashMessage | undefined;
    readonly status?: number;
  };

  function refuse(request: FastifyRequest, reply: FastifyReply, form: SittingsForm, refusal: CalendarRefusal) {
    const { vi, status } = sayRefusal(refusal);
    const values = Object.fromEntries(fieldsOf(form));
    return show(request, reply, { unitId: form.unitId, errors: [{ field: "", message: vi }], values, status });
  }

  async function unitNamed(id: string) {
    const unit = (await deps.listUnits()).find((one) => one.id === id);
    if (unit === undefined) throw new HttpProblem(NOT_FOUND);
    return unit;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown) {
    const viewer = deps.requireViewer(request);
    const unit = shown.unitId === null ? undefined : await unitNamed(shown.unitId);
    const today = dateInVietnam(await deps.clock.now()).toString();
    const mayChange = viewer.appointments.some(({ role }) => role === "system-administrator");
    const page = (
      <SittingsPage
        viewer={await deps.pageViewer(deps.db, viewer)}
        unit={unit}
        units={await deps.listUnits()}
        own={await listUnitsWithSittings(deps.db)}
        values={shown.values ?? { ...formOf(await readSittings(deps.db, unit?.id)), from: today }}
        today={today}
        version={await currentVersion(deps.db)}
        access={mayChange ? "change" : "read"}
        errors={shown.errors ?? []}
        flash={shown.flash}
      />
    );
    return html(reply, page, shown.status ?? 200);
  }
}

function sentencesOf(form: SittingsForm): readonly string[] {
  const afternoon = form.afternoonFrom === "" ? "" : ` và ${form.afternoonFrom}-${form.afternoonTo}`;
  return [
    `Từ ngày ${formatDate(form.from)}; những ngày trước đó giữ giờ cũ.`,
    `Thứ hai đến thứ sáu: ${form.morningFrom}-${form.morningTo}${afternoon}`,
    form.saturdayFrom === "" ? "Thứ bảy: nghỉ" : `Thứ bảy, chỉ tiếp nhận: ${form.saturdayFrom}-${form.saturdayTo}`,
    ...(form.unitId === null ? [] : ["Hạn trả của hồ sơ vẫn tính theo giờ chung của Trung tâm."]),
  ];
}

function fieldsOf(form: SittingsForm): readonly (readonly [string, string])[] {
  return Object.entries({
    ...form,
    unitId: form.unitId ?? "",
    from: form.from.toString(),
    version: String(form.version),
  });
}
