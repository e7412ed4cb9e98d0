import { Button } from "#ui/components/button/button.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage, useWords } from "#ui/language.ts";
import { HOME_TEXTS } from "./home-texts.ts";

export type HomePageProps = {
  readonly contact: PublicPageProps["contact"];
  /** Opening hours, one line for each kind of day. */
  readonly hours: readonly { readonly days: string; readonly times: string }[];
};

/** What people come for: find a procedure, follow a dossier, know when and where to go and whom to call. */
export function HomePage({ contact, hours }: HomePageProps) {
  const language = useLanguage();
  const words = useWords();
  const texts = HOME_TEXTS[language];
  const name = contact?.name ?? words.centre;
  return (
    <PublicPage title={name} contact={contact}>
      <h1 lang={contact === undefined ? language : "vi"}>{name}</h1>
      {texts.introduction !== "" && <p>{texts.introduction}</p>}
      <ul class="mc-tasks">
        <li>
          <form action="/thu-tuc" method="get" role="search" aria-label={texts.find}>
            <h2>
              <label for="find">{texts.whichProcedure}</label>
            </h2>
            <p class="mc-help" id="find-help">
              {texts.findHelp}
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
              <Button kind="primary">{texts.find}</Button>
            </div>
          </form>
        </li>
        <li>
          <form action="/tra-cuu" method="get">
            <h2>{texts.howFar}</h2>
            <p class="mc-help">{texts.howFarHelp}</p>
            <div class="mc-field">
              <label class="form-label" for="ma">
                {texts.code}
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
                {texts.secret}
              </label>
              <input id="so" name="so" class="form-control mc-short" autocomplete="off" maxLength={20} />
            </div>
            <Button>{texts.lookUp}</Button>
          </form>
        </li>
      </ul>
      <p>
        <a href="/so-lieu">{texts.figures}</a>
      </p>
      <h2>{texts.hours}</h2>
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
          <h2>{texts.where}</h2>
          <p lang="vi">{contact.address}</p>
          <p>
            <a class="mc-phone" href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>
              {contact.phone}
            </a>
          </p>
          <p>
            <a href="/nguoi-truc">{texts.onDuty}</a>
          </p>
        </>
      )}
    </PublicPage>
  );
}
