import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import { PAY_PATH } from "../http/paths.ts";

export type PayCardView = {
  /** What the receipt of the dossier says: it stands for whoever holds it. */
  readonly receipt: { readonly code: string; readonly secret: string };
  readonly demands: readonly {
    readonly requestId: string;
    readonly amount: number;
    readonly names: string;
    readonly headline: string;
    /** The link that was made for it, whole, to pass on. */
    readonly link: string | undefined;
  }[];
};

/** "Nộp phí" on the progress page: pay now, or let somebody else pay. */
export function PayCard({ receipt, demands }: PayCardView) {
  const texts = TEXTS[useLanguage()];
  if (demands.length === 0) return null;
  const hidden = (requestId: string) => (
    <>
      <input type="hidden" name="ma" value={receipt.code} />
      <input type="hidden" name="so" value={receipt.secret} />
      <input type="hidden" name="yeuCau" value={requestId} />
    </>
  );
  return (
    <section aria-labelledby="nop-phi" class="mc-pay-card">
      <h2 id="nop-phi">{texts.title}</h2>
      {demands.map(({ requestId, amount, names, headline, link }) => (
        <div key={requestId} class="mc-pay-demand">
          <p>
            <strong>{headline}</strong>
            <br />
            <span lang="vi">{names}</span>: {formatMoney(amount)}
          </p>
          <form method="post" action={PAY_PATH}>
            {hidden(requestId)}
            <Button kind="primary">{texts.payNow}</Button>
          </form>
          {link === undefined ? (
            <form method="post" action={PAY_PATH}>
              {hidden(requestId)}
              <Button kind="link" name="viec" value="chia-se">
                {texts.share}
              </Button>
            </form>
          ) : (
            <details open>
              <summary>{texts.share}</summary>
              <p>{texts.sendLink}</p>
              <p>
                <code class="mc-copy">{link}</code>
              </p>
              <form method="post" action={`${PAY_PATH}/thu-hoi`}>
                {hidden(requestId)}
                <Button kind="link">{texts.revoke}</Button>
              </form>
            </details>
          )}
        </div>
      ))}
    </section>
  );
}

const vi = {
  title: "Nộp phí, lệ phí",
  payNow: "Nộp trực tuyến",
  share: "Nhờ người khác nộp",
  sendLink: "Gửi đường dẫn này cho người nộp thay; trang không ghi tên hay giấy tờ của Ông/Bà.",
  revoke: "Thu hồi đường dẫn",
};

const en: typeof vi = {
  title: "Pay fees",
  payNow: "Pay online",
  share: "Let somebody else pay",
  sendLink: "Send this link to whoever pays for you; the page does not show your name or papers.",
  revoke: "Withdraw the link",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
