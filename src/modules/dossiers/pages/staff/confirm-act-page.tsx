import { Confirm } from "#ui/components/confirm-page/confirm-page.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Dossier } from "../../domain/dossier.ts";
import type { ActForm } from "../../http/act-forms.ts";

export type ConfirmActPageProps = {
  readonly viewer: PageViewer;
  readonly dossier: Dossier;
  readonly form: ActForm;
  readonly answers: readonly (readonly [label: string, text: string])[];
  readonly hidden: readonly (readonly [name: string, value: string])[];
};

/** The second look: what will be written, in the officer's own words, and what follows from it. */
export function ConfirmActPage({ viewer, dossier, form, answers, hidden }: ConfirmActPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title={form.title}
      over={
        <a href={`/can-bo/ho-so/${dossier.id}`} data-key-back>
          {dossier.code ?? dossier.procedureName}
        </a>
      }
    >
      <Confirm
        question={`${form.submitLabel}: hồ sơ ${dossier.code ?? ""} của ${dossier.ownerName}?`}
        consequences={form.consequences}
        action={`/can-bo/ho-so/${dossier.id}/${form.act}`}
        hidden={hidden}
        confirmLabel={form.submitLabel}
        backHref={`/can-bo/ho-so/${dossier.id}#${form.act}`}
      >
        <DefinitionList items={answers.map(([term, value]) => ({ term, value }))} />
      </Confirm>
    </OfficerPage>
  );
}
