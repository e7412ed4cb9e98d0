import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Flash, type FlashMessage } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { payPath } from "../http/paths.ts";
import type { PayWords } from "../domain/pay-words.ts";
import { TransferCard, type TransferView } from "./transfer-card.tsx";

/** What anybody with the link may read: what is paid for, the code and the amount; nobody's name. */
export type PayView = {
  readonly token: string;
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly lines: readonly { readonly name: string; readonly kind: string; readonly amount: number }[];
  readonly amount: number;
  readonly reference: string;
  readonly words: PayWords;
  readonly transfer: TransferView | undefined;
  /** The platform: not in use, to be opened, or open at an address. */
  readonly platform: "off" | "closed" | { readonly url: string };
  readonly receipts: readonly { readonly label: string; readonly href: string | undefined }[];
  readonly billHref: string | undefined;
  readonly expires: string;
};

export type PayPageProps = {
  readonly view: PayView;
  readonly contact: PublicPageProps["contact"];
  readonly flash: FlashMessage | undefined;
};

/** One payment: whether money moved, what it is for, and the ways to pay it. */
export function PayPage({ view, contact, flash }: PayPageProps) {
  const { words, token } = view;
  return (
    <PublicPage title="Nộp phí, lệ phí" contact={contact}>
      {flash && <Flash {...flash} />}
      <h1>{words.headline}</h1>
      <p>{words.next}</p>
      {words.offers === "wait" && <Waiting token={token} platform={view.platform} />}
      <h2>Nộp cho việc gì</h2>
      <DefinitionList
        items={[
          { term: "Mã hồ sơ", value: view.dossierCode },
          { term: "Thủ tục", value: view.procedureName },
          { term: "Đơn vị thu", value: view.agencyName },
        ]}
      />
      <table class="table mc-pay-lines">
        <caption class="visually-hidden">Các khoản phải nộp</caption>
        <thead>
          <tr>
            <th scope="col">Khoản</th>
            <th scope="col" class="mc-pay-amount">
              Số tiền
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ name, kind, amount }) => (
            <tr key={`${kind} ${name}`}>
              <td>
                {name} ({kind})
              </td>
              <td class="mc-pay-amount">{formatMoney(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Tổng cộng</th>
            <td class="mc-pay-amount">
              <strong>{formatMoney(view.amount)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="mc-help">Bằng chữ: {moneyInWords(view.amount)}.</p>
      <Receipts view={view} />
      {words.offers === "pay" && <Ways view={view} />}
      {words.offers !== "nothing" && (
        <p class="mc-help">
          Ai có đường dẫn này đều nộp thay được; trang không ghi tên người nào. Đường dẫn mở được đến {view.expires}.
        </p>
      )}
    </PublicPage>
  );
}

function Ways({ view }: { readonly view: PayView }) {
  const { token, transfer, platform } = view;
  return (
    <>
      {transfer && (
        <section aria-labelledby="chuyen-khoan">
          <h2 id="chuyen-khoan">Chuyển khoản bằng mã VietQR</h2>
          <p>
            Mở ứng dụng ngân hàng, quét mã này; số tiền và nội dung đã có sẵn. Hoặc chép từng dòng bên dưới. Ghi đúng
            nội dung thì tiền được ghi nhận tự động.
          </p>
          <TransferCard {...transfer} />
        </section>
      )}
      {platform !== "off" && (
        <section aria-labelledby="cong">
          <h2 id="cong">Qua cổng thanh toán quốc gia</h2>
          <p>Trả bằng thẻ, tài khoản hoặc ví. Trung tâm không thấy số thẻ của Ông/Bà.</p>
          <form method="post" action={`${payPath(token)}/cong`}>
            <Button kind="primary">Thanh toán trực tuyến {formatMoney(view.amount)}</Button>
          </form>
        </section>
      )}
      <h2>Tại quầy thu</h2>
      <p>
        Mang giấy hẹn hoặc đọc mã <strong>{view.reference}</strong> tại quầy thu phí của Trung tâm.
      </p>
    </>
  );
}

function Waiting({ token, platform }: Pick<PayView, "token" | "platform">) {
  return (
    <div class="mc-pay-acts">
      {typeof platform === "object" && platform.url !== "" && (
        <ButtonLink href={platform.url} kind="primary">
          Mở cổng thanh toán
        </ButtonLink>
      )}
      <form method="post" action={`${payPath(token)}/kiem-tra`}>
        <Button>Kiểm tra lại</Button>
      </form>
    </div>
  );
}

function Receipts({ view: { receipts, billHref } }: { readonly view: PayView }) {
  if (receipts.length === 0 && billHref === undefined) return null;
  return (
    <section aria-labelledby="bien-lai">
      <h2 id="bien-lai">Biên lai</h2>
      <ul>
        {receipts.map(({ label, href }) => (
          <li key={label}>
            {href === undefined ? `Biên lai ${label}` : <a href={href}>Tải biên lai {label} (PDF)</a>}
          </li>
        ))}
        {billHref !== undefined && (
          <li>
            <a href={billHref}>Tải chứng từ của cổng thanh toán (PDF)</a>
          </li>
        )}
      </ul>
    </section>
  );
}

export type ReturnView = {
  readonly reference: string;
  readonly headline: string;
  readonly next: string;
};

/** What somebody sees who comes back from the platform: asked for just now, never what the browser brought along. */
export function ReturnPage({
  view,
  contact,
}: {
  readonly view: ReturnView;
  readonly contact: PublicPageProps["contact"];
}) {
  return (
    <PublicPage title="Kết quả thanh toán" contact={contact}>
      <h1>{view.headline}</h1>
      <p>{view.next}</p>
      <DefinitionList items={[{ term: "Mã tham chiếu", value: view.reference }]} />
      <p>
        Mở lại đường dẫn nộp phí đã nhận để xem chi tiết và tải biên lai, hoặc <a href="/tra-cuu">tra cứu hồ sơ</a>.
      </p>
    </PublicPage>
  );
}

/** For a link that opens nothing, whatever the reason. */
export function NoLinkPage({ contact }: { readonly contact: PublicPageProps["contact"] }) {
  return (
    <PublicPage title="Đường dẫn nộp phí" contact={contact}>
      <h1>Đường dẫn này không mở được</h1>
      <p>Đường dẫn đã hết hạn, đã được thu hồi hoặc chép thiếu. Chưa trừ tiền.</p>
      <p>
        Hãy xin người gửi đường dẫn mới, hoặc <a href="/tra-cuu">tra cứu hồ sơ</a> bằng hai mã trên giấy hẹn để nộp.
      </p>
    </PublicPage>
  );
}
