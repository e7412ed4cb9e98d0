import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Flash, type FlashMessage } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage } from "#ui/language.ts";
import { payPath } from "../http/paths.ts";
import type { PayWords } from "../domain/pay-words.ts";
import { PAY_TEXTS } from "./pay-texts.ts";
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
  const texts = useTexts();
  return (
    <PublicPage title={texts.title} contact={contact}>
      {flash && <Flash {...flash} />}
      <h1>{words.headline}</h1>
      <p>{words.next}</p>
      {words.offers === "wait" && <Waiting token={token} platform={view.platform} />}
      <h2>{texts.forWhat}</h2>
      <DefinitionList
        items={[
          { term: texts.dossier, value: view.dossierCode },
          { term: texts.procedure, value: <span lang="vi">{view.procedureName}</span> },
          { term: texts.collector, value: <span lang="vi">{view.agencyName}</span> },
        ]}
      />
      <table class="table mc-pay-lines">
        <caption class="visually-hidden">{texts.lines}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            <th scope="col" class="mc-pay-amount">
              {texts.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ name, kind, amount }) => (
            <tr key={`${kind} ${name}`}>
              <td>
                <span lang="vi">{name}</span> ({kind})
              </td>
              <td class="mc-pay-amount">{formatMoney(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.total}</th>
            <td class="mc-pay-amount">
              <strong>{formatMoney(view.amount)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="mc-help">
        {texts.inWords}: <span lang="vi">{moneyInWords(view.amount)}</span>.
      </p>
      <Receipts view={view} />
      {words.offers === "pay" && <Ways view={view} />}
      {words.offers !== "nothing" && <p class="mc-help">{texts.anybody(view.expires)}</p>}
    </PublicPage>
  );
}

function useTexts() {
  return PAY_TEXTS[useLanguage()];
}

function Ways({ view }: { readonly view: PayView }) {
  const { token, transfer, platform } = view;
  const texts = useTexts();
  return (
    <>
      {transfer && (
        <section aria-labelledby="chuyen-khoan">
          <h2 id="chuyen-khoan">{texts.transfer}</h2>
          <p>{texts.transferHow}</p>
          <TransferCard {...transfer} />
        </section>
      )}
      {platform !== "off" && (
        <section aria-labelledby="cong">
          <h2 id="cong">{texts.gateway}</h2>
          <p>{texts.gatewayHow}</p>
          <form method="post" action={`${payPath(token)}/cong`}>
            <Button kind="primary">{texts.payOnline(formatMoney(view.amount))}</Button>
          </form>
        </section>
      )}
      <h2>{texts.counter}</h2>
      <p>
        {texts.counterHow} <strong>{view.reference}</strong> {texts.counterWhere}
      </p>
    </>
  );
}

function Waiting({ token, platform }: Pick<PayView, "token" | "platform">) {
  const texts = useTexts();
  return (
    <div class="mc-pay-acts">
      {typeof platform === "object" && platform.url !== "" && (
        <ButtonLink href={platform.url} kind="primary">
          {texts.openGateway}
        </ButtonLink>
      )}
      <form method="post" action={`${payPath(token)}/kiem-tra`}>
        <Button>{texts.checkAgain}</Button>
      </form>
    </div>
  );
}

function Receipts({ view: { receipts, billHref } }: { readonly view: PayView }) {
  const texts = useTexts();
  if (receipts.length === 0 && billHref === undefined) return null;
  return (
    <section aria-labelledby="bien-lai">
      <h2 id="bien-lai">{texts.receipts}</h2>
      <ul>
        {receipts.map(({ label, href }) => (
          <li key={label}>
            {href === undefined ? texts.receipt(label) : <a href={href}>{texts.downloadReceipt(label)}</a>}
          </li>
        ))}
        {billHref !== undefined && (
          <li>
            <a href={billHref}>{texts.downloadBill}</a>
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
  const texts = useTexts();
  return (
    <PublicPage title={texts.outcome} contact={contact}>
      <h1>{view.headline}</h1>
      <p>{view.next}</p>
      <DefinitionList items={[{ term: texts.reference, value: view.reference }]} />
      <p>
        {texts.openAgain} <a href="/tra-cuu">{texts.lookUp}</a>.
      </p>
    </PublicPage>
  );
}

/** For a link that opens nothing, whatever the reason. */
export function NoLinkPage({ contact }: { readonly contact: PublicPageProps["contact"] }) {
  const texts = useTexts();
  return (
    <PublicPage title={texts.link} contact={contact} address="/">
      <h1>{texts.deadLink}</h1>
      <p>{texts.deadLinkWhy}</p>
      <p>
        {texts.askForLink} <a href="/tra-cuu">{texts.lookUp}</a> {texts.withCodes}
      </p>
    </PublicPage>
  );
}
