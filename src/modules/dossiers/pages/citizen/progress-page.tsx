import type { ComponentChildren } from "preact";
import { DueChip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
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
  return (
    <PublicPage
      title={`Hồ sơ ${view.code}`}
      contact={contact}
      back={{ href: LOOK_UP_PATH, label: "Tra cứu hồ sơ khác" }}
    >
      <h1>{view.headline}</h1>
      <p>{view.next}</p>
      {view.asked && (
        <section aria-labelledby="can-bo-sung">
          <h2 id="can-bo-sung">Giấy tờ cần bổ sung</h2>
          <ul>
            {view.asked.papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
          <p>Lý do: {view.asked.reason}</p>
        </section>
      )}
      {acts}
      {view.due && (
        <section aria-labelledby="ngay-hen">
          <h2 id="ngay-hen">Ngày hẹn trả kết quả</h2>
          <DueChip tone={view.due.tone} text={view.due.text} at={view.due.at} why={view.due.why} />
        </section>
      )}
      <h2>Thông tin hồ sơ</h2>
      <DefinitionList
        items={[
          { term: "Mã hồ sơ", value: view.code },
          { term: "Thủ tục", value: view.procedureName },
          { term: "Trạng thái", value: view.status },
          { term: "Nộp hồ sơ", value: view.submitted },
          { term: "Hẹn trả kết quả", value: view.promised },
          { term: "Ngày hẹn ban đầu", value: view.firstPromise },
          { term: "Có kết quả", value: view.resolved },
          { term: "Kết thúc", value: view.ended },
          { term: "Phí, lệ phí", value: view.fees },
          { term: "Cơ quan giải quyết", value: view.agency.name },
          { term: "Điện thoại", value: view.agency.phone },
        ]}
      />
      {fee && (
        <section aria-labelledby="phi-le-phi">
          <h2 id="phi-le-phi">Phí, lệ phí</h2>
          {fee}
        </section>
      )}
      {post}
      <h2>Các mốc đã qua</h2>
      <Timeline events={view.steps} label="Các mốc đã qua, mới nhất ở trên" />
    </PublicPage>
  );
}
