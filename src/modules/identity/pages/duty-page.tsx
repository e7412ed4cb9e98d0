import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { PublicPage } from "#ui/layout/public-page.tsx";
import type { OnDuty } from "../store/duty-list.ts";

export type DutyPageProps = {
  readonly people: readonly OnDuty[];
  readonly contact: { readonly name: string; readonly phone: string; readonly address: string } | undefined;
};

/** Who sits at which counter, with title and telephone: public by law (Decree 61/2018 Art. 10). */
export function DutyPage({ people, contact }: DutyPageProps) {
  return (
    <PublicPage title="Cán bộ trực tại Trung tâm" contact={contact}>
      <h1>Cán bộ trực tại Trung tâm</h1>
      <p>Ông/Bà có thể hỏi cán bộ phụ trách lĩnh vực của mình tại quầy hoặc qua số điện thoại dưới đây.</p>
      <DataTable
        caption={`${people.length} người`}
        captionShown="yes"
        rows={people}
        rowKey={(person) => person.key}
        columns={[
          { key: "place", head: "Nơi trực", cell: (person) => person.unit },
          { key: "name", head: "Họ tên", cell: (person) => person.name },
          { key: "title", head: "Chức danh", cell: (person) => person.title },
          {
            key: "phone",
            head: "Điện thoại",
            cell: ({ phone }) => phone !== "" && <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>,
          },
        ]}
      />
    </PublicPage>
  );
}
