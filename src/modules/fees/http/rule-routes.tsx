import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, formatInstant, Temporal, type PlainDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { hasFreshProof, hasRole, pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { assess } from "../domain/assess.ts";
import { describeRule } from "../domain/describe-rule.ts";
import { dayIn } from "../domain/read-field.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { readAnswers } from "../domain/read-answers.ts";
import { stretchesOf, versionOn } from "../domain/rule-periods.ts";
import { tableNames } from "../domain/tables-of-rule.ts";
import { periodWords } from "../pages/day-words.ts";
import { FEE_FIELD } from "../pages/fee-questions.tsx";
import { RulePage, type StretchRow, type Trial, type Withdrawing } from "../pages/rule-page.tsx";
import type { RuleKey, StoredRule } from "../store/fee-rules.ts";
import { listProvincialFees } from "../store/provincial-fees.ts";
import type { RuleSource } from "../store/tables.ts";
import { listWithdrawals } from "../store/withdrawals.ts";
import { withdrawRule, type WithdrawalRefusal } from "../use-cases/withdraw-rule.ts";
import { FEE_PUBLISHERS, FEE_READERS, type FeeDeps } from "./deps.ts";
import { loadRuleSet, type RuleSet } from "./load-rule-set.ts";
import { FEE_RULE_ROUTE, feeRulePath, keyOf, WITHDRAW_ROUTE } from "./paths.ts";
import { answersIn, basisIn } from "./read-trial.ts";
import { typedText } from "./typed-text.ts";

type ByKey = { readonly Params: { readonly procedure: string; readonly case: string } };

/** One rule: its words, its versions in time, a trial; a version that is not yet in force can be taken back. */
export function feeRuleRoutes(app: App, { db, clock }: FeeDeps): void {
  app.get<ByKey>(FEE_RULE_ROUTE, { config: { audience: FEE_READERS } }, async (request, reply) => {
    const today = dateInVietnam(await clock.now());
    const set = await loadRuleSet(db, keyOf(request.params), today);
    return show({ db, request, reply, key: keyOf(request.params), set, today });
  });

  app.post<ByKey>(WITHDRAW_ROUTE, { config: { audience: FEE_PUBLISHERS } }, async (request, reply) => {
    const now = await clock.now();
    const key = keyOf(request.params);
    const typed = typedText(request.body);
    const number = Number(/^[1-9]\d{0,8}$/.exec(typed["so"] ?? "")?.[0] ?? 0);
    const reason = typed["lyDo"] ?? "";
    const refuse = async (error: string, status: number) => {
      const today = dateInVietnam(now);
      const set = await loadRuleSet(db, key, today);
      return show({ db, request, reply, key, set, today, withdrawing: { number, reason, error }, status });
    };
    if (!hasFreshProof(request)) return refuse(STEP_UP, 403);
    const { officerId } = requireViewer(request);
    const done = await withdrawRule({ db, now, officerId }, { key, number, reason });
    if (done.ok) return seeOther(reply, `${feeRulePath(key)}?xong=rut`);
    return refuse(REFUSALS[done.error], done.error === "fees/reason-missing" ? 422 : 409);
  });
}

const STEP_UP =
  "Rút phiên bản cần xác nhận lại mật khẩu. Mở trang Xác nhận (/can-bo/xac-nhan) ở cửa sổ khác, nhập mật khẩu rồi bấm rút lần nữa; lý do đã ghi được giữ.";

const REFUSALS = {
  "fees/no-such-version": "Phiên bản này không có, hoặc đã được rút trước đó.",
  "fees/in-force":
    "Phiên bản đã áp dụng nên không rút được: hồ sơ có thể đã tính tiền theo nó. Hãy soạn phiên bản mới.",
  "fees/reason-missing": "Ghi lý do rút phiên bản.",
} as const satisfies Record<WithdrawalRefusal, string>;

type Showing = Pick<FeeDeps, "db"> & {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: RuleKey;
  readonly set: RuleSet;
  readonly today: PlainDate;
  readonly withdrawing?: Withdrawing;
  readonly status?: number;
};

async function show({ db, request, reply, key, set, today, withdrawing, status }: Showing): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const asked = typedText(request.query);
  const day = trialDay(asked, today);
  // The trial asks the questions of the version of its day.
  const rule = (asked["thu"] === undefined ? undefined : versionOn(set.versions, day.on.toString())?.rule) ?? set.rule;
  const provincial = await listProvincialFees(db, [...tableNames(rule), ...tableNames(set.rule)]);
  const trial = tryOut(rule, { asked, day, provincial });
  const page = {
    viewer: await pageViewer(db, viewer),
    rule,
    words: describeRule(rule, { on: day.on, provincial }),
    shown: headingOf(set, rule),
    stretches: stretchRows(set.versions, today.toString()),
    trial,
    upcoming: set.versions
      .filter(({ from }) => from > today.toString())
      .map((version) => ({ number: version.number, period: periodWords(version) })),
    withdrawing,
    withdrawn: (await listWithdrawals(db, key)).map(
      (one) =>
        `Phiên bản ${one.number} (từ ${formatDate(Temporal.PlainDate.from(one.from))}): rút ${formatInstant(one.withdrawnAt)}. Lý do: ${one.reason}`,
    ),
    mayPublish: hasRole(viewer, ...FEE_PUBLISHERS),
    flash: Object.hasOwn(DONE, asked["xong"] ?? "") ? DONE[asked["xong"] ?? ""] : undefined,
  };
  return html(
    reply,
    <RulePage {...page} />,
    status ?? (trial.errors.some(({ field }) => field === "ngay") ? 422 : 200),
  );
}

const DONE: Readonly<Record<string, FlashMessage>> = {
  "ban-hanh": { tone: "done", title: "Đã ban hành phiên bản mới của quy tắc thu." },
  rut: { tone: "done", title: "Đã rút phiên bản; những phiên bản còn lại áp dụng như ghi dưới đây." },
};

type TrialDay = { readonly on: PlainDate; readonly typed: string; readonly error: string };

function trialDay(asked: Readonly<Record<string, string>>, today: PlainDate): TrialDay {
  const typed = asked["ngay"] ?? formatDate(today);
  let error = "";
  const iso = dayIn({ text: () => typed.trim(), fail: (_, message) => void (error = message) }, "ngay");
  return { on: iso === null ? today : Temporal.PlainDate.from(iso), typed, error };
}

type Tried = {
  readonly asked: Readonly<Record<string, string>>;
  readonly day: TrialDay;
  readonly provincial: Awaited<ReturnType<typeof listProvincialFees>>;
};

function tryOut(rule: FeeRule, { asked, day, provincial }: Tried): Trial {
  const basis = basisIn(asked);
  const typed = answersIn(asked);
  const assessment =
    asked["thu"] === undefined || day.error !== ""
      ? undefined
      : assess(rule, readAnswers(rule, typed, basis), { on: day.on, provincial });
  const missing = (assessment?.missing ?? []).map(({ field, question }) => ({
    field: `${FEE_FIELD}${field === "claim" ? "proof" : field}`,
    message: question,
  }));
  const errors = day.error === "" ? missing : [{ field: "ngay", message: day.error }];
  return { day: day.typed, ...basis, typed, assessment, errors };
}

const SOURCES = {
  starter: "danh mục khởi đầu",
  imported: "nhập từ tệp",
  administrator: "quản trị viên",
} as const satisfies Record<RuleSource, string>;

function headingOf({ versions, inForce }: RuleSet, rule: FeeRule): string {
  const shown = versions.find((version) => version.rule === rule);
  if (shown === undefined) return "Mức thu theo danh mục thủ tục (chưa có quy tắc riêng)";
  return shown === inForce
    ? `Đang áp dụng: phiên bản ${shown.number}`
    : `Phiên bản ${shown.number}, ${periodWords(shown)}`;
}

function stretchRows(versions: readonly StoredRule[], today: string): readonly StretchRow[] {
  return stretchesOf(versions)
    .toReversed()
    .map((stretch) => {
      const version = versions.find(({ number }) => number === stretch.number);
      return {
        key: stretch.from,
        number: version === undefined ? "không có" : `Phiên bản ${version.number}`,
        period: periodWords(stretch),
        source: version === undefined ? "" : SOURCES[version.source],
        reason: version?.reason ?? "",
        published: version === undefined ? "" : formatInstant(version.publishedAt),
        isNow: version !== undefined && stretch.from <= today && (stretch.to === null || today <= stretch.to),
      };
    });
}
