import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { PublicPage } from "#ui/layout/public-page.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import type { OnDuty } from "../store/duty-list.ts";

export type DutyPageProps = {
  readonly people: readonly OnDuty[];
  readonly contact: { readonly name: string; readonly phone: string; readonly address: string } | undefined;
};

/** Who sits at which counter, with title and telephone: public by law (Decree 61/2018 Art. 10). */
export function DutyPage({ people, contact }: DutyPageProps) {
  const texts = TEXTS[useLanguage()];
  return (
    <PublicPage title={texts.title} contact={contact}>
      <h1>{texts.title}</h1>
      <p>{texts.introduction}</p>
      <DataTable
        caption={texts.count(people.length)}
        captionShown="yes"
        rows={people}
        rowKey={(person) => person.key}
        columns={[
          { key: "place", head: texts.place, cell: (person) => <span lang="vi">{person.unit}</span> },
          { key: "name", head: texts.name, cell: (person) => <span lang="vi">{person.name}</span> },
          { key: "title", head: texts.position, cell: (person) => <span lang="vi">{person.title}</span> },
          {
            key: "phone",
            head: texts.phone,
            cell: ({ phone }) => phone !== "" && <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>,
          },
        ]}
      />
    </PublicPage>
  );
}

const vi = {
  title: "Cán bộ trực tại Trung tâm",
  introduction: "Ông/Bà có thể hỏi cán bộ phụ trách lĩnh vực của mình tại quầy hoặc qua số điện thoại dưới đây.",
  count: (people: number) => `${people} người`,
  place: "Nơi trực",
  name: "Họ tên",
  position: "Chức danh",
  phone: "Điện thoại",
};

const en: typeof vi = {
  title: "On duty at the centre",
  introduction: "You can ask the officer of your field at the counter or at the telephone number below.",
  count: (people) => (people === 1 ? "1 person" : `${people} people`),
  place: "Counter",
  name: "Name",
  position: "Title",
  phone: "Telephone",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
