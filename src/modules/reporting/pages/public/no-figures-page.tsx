import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";

/** Before the first publication: says when there will be figures, and what to do meanwhile. */
export function NoFiguresPage({ contact }: Pick<PublicPageProps, "contact">) {
  return (
    <PublicPage title="Số liệu giải quyết hồ sơ" contact={contact}>
      <h1>Số liệu giải quyết hồ sơ</h1>
      <EmptyState title="Chưa có số liệu được công bố">
        <p>
          Số liệu được tính hằng đêm. Vui lòng xem lại vào ngày mai, hoặc{" "}
          <a href="/tra-cuu">tra cứu hồ sơ của Ông/Bà</a>.
        </p>
      </EmptyState>
    </PublicPage>
  );
}
