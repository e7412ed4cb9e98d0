import type { ComponentChildren } from "preact";
import { DueChip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import { LOOK_UP_PATH } from "../../http/paths.ts";

/** What anybody with the receipt may read; made by present-progress.ts, no names in it. */
export type ProgressView = {
  readonly code: string;
  readonly procedureName: string;
  readonly status: string;
  /** What happens now and what the citizen does next. */
  readonly headline: string;
  readonly next: string;
  readonly agency: { readonly name: string; readonly phone: string };
  readonly submitted: string;
  readonly promised: string;
  readonly firstPromise: string;
  readonly resolved: string;
  readonly ended: string;
  readonly fees: string;
  readonly due:
    | { readonly tone: ChipTone; readonly text: string; readonly at: string; readonly why: readonly string[] }
    | undefined;
  readonly asked: { readonly reason: string; readonly papers: readonly string[] } | undefined;
  readonly steps: readonly TimelineEvent[];
};

export type ProgressPageProps = {
  readonly view: ProgressView;
  readonly contact: PublicPageProps["contact"];
  /** What is to be paid and why. */
  readonly fee?: ComponentChildren;
  /** The way of the result by post, where it goes by post. */
  readonly post?: ComponentChildren;
  /** What can be done now. */
  readonly acts?: ComponentChildren;
};

/** Where the dossier stands, until when, why that date, and what to do next. */
export function ProgressPage({ view, contact, fee, acts, post }: ProgressPageProps) {
  const texts = TEXTS[useLanguage()];
  return (
    <PublicPage
      title={`${texts.dossier} ${view.code}`}
      contact={contact}
      back={{ href: LOOK_UP_PATH, label: texts.another }}
    >
      <h1>{view.headline}</h1>
      <p>{view.next}</p>
      {view.asked && (
        <section aria-labelledby="can-bo-sung">
          <h2 id="can-bo-sung">{texts.missing}</h2>
          <ul lang="vi">
            {view.asked.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
          <p>
            {texts.reason}: <span lang="vi">{view.asked.reason}</span>
          </p>
        </section>
      )}
      {acts}
      {view.due && (
        <section aria-labelledby="ngay-hen">
          <h2 id="ngay-hen">{texts.promised}</h2>
          <DueChip tone={view.due.tone} text={view.due.text} at={view.due.at} why={view.due.why} />
        </section>
      )}
      <h2>{texts.facts}</h2>
      <DefinitionList
        items={[
          { term: texts.code, value: view.code },
          { term: texts.procedure, value: <span lang="vi">{view.procedureName}</span> },
          { term: texts.status, value: view.status },
          { term: texts.submitted, value: view.submitted },
          { term: texts.promise, value: view.promised },
          { term: texts.firstPromise, value: view.firstPromise },
          { term: texts.resolved, value: view.resolved },
          { term: texts.ended, value: view.ended },
          { term: texts.fees, value: view.fees },
          { term: texts.agency, value: <span lang="vi">{view.agency.name}</span> },
          { term: texts.phone, value: view.agency.phone },
        ]}
      />
      {fee && (
        <section aria-labelledby="phi-le-phi">
          <h2 id="phi-le-phi">{texts.fees}</h2>
          {fee}
        </section>
      )}
      {post}
      <h2>{texts.steps}</h2>
      <Timeline events={view.steps} label={texts.stepsNewestFirst} />
    </PublicPage>
  );
}

const vi = {
  dossier: "Hồ sơ",
  another: "Tra cứu hồ sơ khác",
  missing: "Giấy tờ cần bổ sung",
  reason: "Lý do",
  promised: "Ngày hẹn trả kết quả",
  facts: "Thông tin hồ sơ",
  code: "Mã hồ sơ",
  procedure: "Thủ tục",
  status: "Trạng thái",
  submitted: "Nộp hồ sơ",
  promise: "Hẹn trả kết quả",
  firstPromise: "Ngày hẹn ban đầu",
  resolved: "Có kết quả",
  ended: "Kết thúc",
  fees: "Phí, lệ phí",
  agency: "Cơ quan giải quyết",
  phone: "Điện thoại",
  steps: "Các mốc đã qua",
  stepsNewestFirst: "Các mốc đã qua, mới nhất ở trên",
};

const en: typeof vi = {
  dossier: "Dossier",
  another: "Follow another dossier",
  missing: "Papers still needed",
  reason: "Reason",
  promised: "Date promised for the result",
  facts: "About this dossier",
  code: "Dossier code",
  procedure: "Procedure",
  status: "Status",
  submitted: "Submitted",
  promise: "Result promised for",
  firstPromise: "First promised for",
  resolved: "Result ready",
  ended: "Ended",
  fees: "Fees",
  agency: "Agency in charge",
  phone: "Telephone",
  steps: "What happened so far",
  stepsNewestFirst: "What happened so far, newest first",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
