import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { LateDossiers, type LateDossiersProps } from "./late-dossiers.tsx";

export type LateDossiersPageProps = LateDossiersProps & {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly backHref: string;
};

/** The dossiers that were late because of one kind of owner, agency, officer or procedure. */
export function LateDossiersPage({ viewer, title, backHref, ...list }: LateDossiersPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title={title}
      over={
        <a href={backHref} data-key-back>
          Vì sao hồ sơ quá hạn
        </a>
      }
    >
      <LateDossiers {...list} />
    </OfficerPage>
  );
}
