import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, Temporal } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { hasFreshProof, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { assess } from "../domain/assess.ts";
import { ruleLines } from "../domain/describe-rule.ts";
import { readRule } from "../domain/edit-rule.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { lintFeeRule, mayPublishRule } from "../domain/lint-rule.ts";
import { readAnswers } from "../domain/read-answers.ts";
import type { EditError } from "../domain/read-field.ts";
import { typedFrom } from "../domain/rule-fields.ts";
import { stretchesOf } from "../domain/rule-periods.ts";
import { actOnRows, type TypedRule } from "../domain/typed-rows.ts";
import { periodWords } from "../pages/day-words.ts";
import { FEE_FIELD } from "../pages/fee-questions.tsx";
import { NewVersionPage, type VersionPreview } from "../pages/new-version-page.tsx";
import type { TrialFacts } from "../pages/trial-fields.tsx";
import { listProvincialFees } from "../store/provincial-fees.ts";
import { publishRule, type RuleRefusal } from "../use-cases/publish-rule.ts";
import { FEE_PUBLISHERS, type FeeDeps } from "./deps.ts";
import { loadRuleSet, type RuleSet } from "./load-rule-set.ts";
import { feeRulePath, keyOf, NEW_VERSION_ROUTE } from "./paths.ts";
import { answersIn, basisIn } from "./read-trial.ts";
import { typedText } from "./typed-text.ts";

type ByKey = { readonly Params: { readonly procedure: string; readonly case: string } };

const config = { audience: FEE_PUBLISHERS } as const;

/** Writing the next version of a rule: form, preview of what changes, publishing with a fresh proof. */
export function feeVersionRoutes(app: App, deps: FeeDeps): void {
  app.get<ByKey>(NEW_VERSION_ROUTE, { config }, async (request, reply) => {
    const today = dateInVietnam(await deps.clock.now());
    const set = await loadRuleSet(deps.db, keyOf(request.params), today);
    const typed = typedFrom(baseOf(set), today.add({ days: 1 }).toString());
    return show(deps, { request, reply, set, typed, errors: [], status: 200 });
  });

  app.post<ByKey>(NEW_VERSION_ROUTE, { config }, async (request, reply) => {
    const now = await deps.clock.now();
    const set = await loadRuleSet(deps.db, keyOf(request.params), dateInVietnam(now));
    const typed = typedText(request.body);
    const rows = actOnRows(typed, typed["viec"] ?? "");
    if (rows !== undefined) return show(deps, { request, reply, set, typed: rows, errors: [], status: 200 });
    const read = readRule(baseOf(set), typed);
    const shown = { request, reply, set, typed };
    if (read.errors.length > 0) return show(deps, { ...shown, errors: read.errors, status: 422 });
    const preview = await previewOf(deps, set, { rule: read.rule, typed });
    if (typed["viec"] === TRY) return show(deps, { ...shown, errors: [], preview, status: 200 });
    if (typed["viec"] !== "ap-dung") {
      const errors = refusalsBefore(read.rule, { typed, today: dateInVietnam(now).toString() });
      return show(deps, { ...shown, errors, preview, status: errors.length > 0 ? 422 : 200 });
    }
    if (!hasFreshProof(request)) return show(deps, { ...shown, errors: [STEP_UP], preview, status: 403 });
    const { officerId } = requireViewer(request);
    const basedOn = Number(/^\d{1,9}$/.exec(typed["dua"] ?? "")?.[0] ?? -1);
    const command = { rule: read.rule, basedOn, reason: typed["lyDo"] ?? "" };
    const done = await publishRule({ ...deps, now, officerId }, command);
    if (done.ok) return seeOther(reply, `${feeRulePath(read.rule)}?xong=ban-hanh`);
    const error = errorOf(done.error);
    return show(deps, { ...shown, errors: [error], preview, status: done.error.kind === "fees/stale" ? 409 : 422 });
  });
}

/** The newest version, because a form over an older one would silently bring back what it replaced. */
function baseOf({ versions, rule }: RuleSet): FeeRule {
  return versions.at(-1)?.rule ?? rule;
}

/** The button that only computes: nothing is checked for publishing, nothing is written. */
const TRY = "thu";

const STEP_UP: EditError = {
  field: "",
  message:
    "Ban hành mức thu cần xác nhận lại mật khẩu. Mở trang Xác nhận (/can-bo/xac-nhan) ở cửa sổ khác, nhập mật khẩu rồi bấm ban hành lần nữa; nội dung dưới đây được giữ.",
};

const IN_THE_PAST = "Ngày áp dụng không được trước hôm nay: hồ sơ của những ngày đã qua đã được tính tiền.";
const REASON_MISSING = "Ghi lý do ban hành phiên bản này.";

function refusalsBefore(
  { from }: FeeRule,
  { typed, today }: { readonly typed: TypedRule; readonly today: string },
): readonly EditError[] {
  return [
    ...(from < today ? [{ field: "tu", message: IN_THE_PAST }] : []),
    ...((typed["lyDo"] ?? "").trim() === "" ? [{ field: "lyDo", message: REASON_MISSING }] : []),
  ];
}

function errorOf(refusal: RuleRefusal): EditError {
  switch (refusal.kind) {
    case "fees/stale":
      return {
        field: "",
        message: `Quy tắc vừa có phiên bản ${refusal.newest}. Mở lại trang soạn để làm trên phiên bản đó.`,
      };
    case "fees/in-the-past":
      return { field: "tu", message: IN_THE_PAST };
    case "fees/reason-missing":
      return { field: "lyDo", message: REASON_MISSING };
    case "fees/findings":
      return { field: "", message: "Phiên bản chưa đủ điều kiện ban hành; các điểm phải sửa được nêu bên dưới." };
  }
}

type Draft = { readonly rule: FeeRule; readonly typed: TypedRule };

async function previewOf(
  { db }: FeeDeps,
  { versions, nextNumber }: RuleSet,
  { rule, typed }: Draft,
): Promise<VersionPreview> {
  const given = { on: Temporal.PlainDate.from(rule.from), provincial: await listProvincialFees(db) };
  const last = versions.at(-1);
  const facts = (of: FeeRule) => readAnswers(of, answersIn(typed), basisIn(typed));
  const before = last === undefined ? [] : ruleLines(last.rule, given);
  const after = ruleLines(rule, given);
  const next = { number: nextNumber, from: rule.from, to: rule.to };
  const periods = stretchesOf([...versions, next]).map((stretch) => {
    const name = stretch.number === null ? "không có quy tắc" : `phiên bản ${stretch.number}`;
    return `${periodWords(stretch)}: ${name}${stretch.number === next.number ? " (mới)" : ""}`;
  });
  return {
    gone: before.filter((line) => !after.includes(line)),
    added: after.filter((line) => !before.includes(line)),
    periods,
    findings: lintFeeRule(rule, versions),
    trial: assess(rule, facts(rule), given),
    trialBefore: last === undefined ? undefined : assess(last.rule, facts(last.rule), given),
  };
}

type Shown = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly set: RuleSet;
  readonly typed: TypedRule;
  readonly errors: readonly EditError[];
  readonly preview?: VersionPreview;
  readonly status: number;
};

async function show(
  { db }: FeeDeps,
  { request, reply, set, typed, errors, preview, status }: Shown,
): Promise<FastifyReply> {
  const newest = set.versions.at(-1)?.number ?? 0;
  // What was typed over an older version stays bound to it, so that publishing refuses it.
  const basedOn = Number(/^\d{1,9}$/.exec(typed["dua"] ?? "")?.[0] ?? newest);
  const page = {
    viewer: await pageViewer(db, requireViewer(request)),
    draft: readRule(baseOf(set), typed).rule,
    ...{ basedOn, typed, errors, preview },
    trial: trialIn(typed, preview),
    mayApply:
      typed["viec"] !== TRY &&
      preview !== undefined &&
      mayPublishRule(preview.findings) &&
      errors.every(({ field }) => field === ""),
  };
  return html(reply, <NewVersionPage {...page} />, status);
}

function trialIn(typed: TypedRule, preview: VersionPreview | undefined): TrialFacts {
  const missing = typed["viec"] === TRY ? (preview?.trial.missing ?? []) : [];
  const errors = missing.map(({ field, question }) => ({
    field: `${FEE_FIELD}${field === "claim" ? "proof" : field}`,
    message: question,
  }));
  return { ...basisIn(typed), typed: answersIn(typed), errors };
}
