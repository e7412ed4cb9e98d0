import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage } from "#ui/language.ts";
import { FIGURE_TEXTS } from "./figure-texts.ts";

/** Before the first publication: says when there will be figures, and what to do meanwhile. */
export function NoFiguresPage({ contact }: Pick<PublicPageProps, "contact">) {
  const texts = FIGURE_TEXTS[useLanguage()];
  return (
    <PublicPage title={texts.title} contact={contact}>
      <h1>{texts.title}</h1>
      <EmptyState title={texts.nothingYet}>
        <p>
          {texts.comeBack} <a href="/tra-cuu">{texts.lookUp}</a>.
        </p>
      </EmptyState>
    </PublicPage>
  );
}
