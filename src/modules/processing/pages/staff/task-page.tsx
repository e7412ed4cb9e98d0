import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { ProcessingPanel, type ProcessingPanelProps } from "./processing-panel.tsx";

export type TaskPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly backHref: string;
  readonly backLabel: string;
  readonly errors: readonly FieldError[];
  readonly panel: ProcessingPanelProps | undefined;
};

/** A form about a step that came back: why on top, everything typed kept, the dossier one link away. */
export function TaskPage({ viewer, title, backHref, backLabel, errors, panel }: TaskPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title={title}
      active="viec-cua-toi"
      over={
        <a href={backHref} data-key-back>
          {backLabel}
        </a>
      }
    >
      <ErrorSummary errors={errors} title="Chưa chuyển được bước này" />
      {panel && <ProcessingPanel {...panel} errors={errors} />}
    </OfficerPage>
  );
}
