import { Button } from "#ui/components/button/button.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";

export type HomePageProps = {
  readonly contact: PublicPageProps["contact"];
  /** Opening hours, one line for each kind of day. */
  readonly hours: readonly { readonly days: string; readonly times: string }[];
};

/** What people come for: find a procedure, follow a dossier, know when and where to go and whom to call. */
export function HomePage({ contact, hours }: HomePageProps) {
  return (
    <PublicPage title={contact?.name ?? "Trung tâm Phục vụ hành chính công"} contact={contact}>
      <h1>{contact?.name ?? "Trung tâm Phục vụ hành chính công"}</h1>
      <ul class="mc-tasks">
        <li>
          <form action="/thu-tuc" method="get" role="search" aria-label="Tìm thủ tục">
            <h2>
              <label for="find">Ông/Bà cần làm thủ tục gì?</label>
            </h2>
            <p class="mc-help" id="find-help">
              Ví dụ: làm lại căn cước, sang tên sổ đỏ, cấp điện mới. Gõ không dấu cũng được.
            </p>
            <div class="mc-search-line">
              <input
                id="find"
                name="q"
                type="search"
                class="form-control"
                aria-describedby="find-help"
                autocomplete="off"
              />
              <Button kind="primary">Tìm thủ tục</Button>
            </div>
          </form>
        </li>
        <li>
          <form action="/tra-cuu" method="get">
            <h2>Hồ sơ của Ông/Bà đến đâu rồi?</h2>
            <p class="mc-help">Nhập mã hồ sơ và mã tra cứu in trên giấy hẹn, hoặc quét mã QR trên giấy.</p>
            <div class="mc-field">
              <label class="form-label" for="ma">
                Mã hồ sơ
              </label>
              <input
                id="ma"
                name="ma"
                class="form-control mc-medium"
                autocomplete="off"
                placeholder="H37.05-261123-0001"
              />
            </div>
            <div class="mc-field">
              <label class="form-label" for="so">
                Mã tra cứu (8 ký tự)
              </label>
              <input id="so" name="so" class="form-control mc-short" autocomplete="off" maxLength={20} />
            </div>
            <Button>Tra cứu hồ sơ</Button>
          </form>
        </li>
      </ul>
      <p>
        <a href="/so-lieu">Số liệu giải quyết hồ sơ và thời gian thường mất của từng thủ tục</a>
      </p>
      <h2>Giờ làm việc</h2>
      <dl class="mc-hours">
        {hours.map(({ days, times }) => (
          <div key={days}>
            <dt>{days}</dt>
            <dd>{times}</dd>
          </div>
        ))}
      </dl>
      {contact && (
        <>
          <h2>Địa chỉ và điện thoại</h2>
          <p>{contact.address}</p>
          <p>
            <a class="mc-phone" href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>
              {contact.phone}
            </a>
          </p>
          <p>
            <a href="/nguoi-truc">Cán bộ trực tại từng quầy và số điện thoại</a>
          </p>
        </>
      )}
    </PublicPage>
  );
}
