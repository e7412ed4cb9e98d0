import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import { LOOK_UP_PATH } from "../../http/paths.ts";

export type LookUpPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly outcome: "asked" | "missed";
};

/**
 * The question: code and secret, as the receipt prints them. A miss is one and the same page whatever was wrong, so
 * nothing that was typed comes back on it, not even in the link to the other language.
 */
export function LookUpPage({ contact, outcome }: LookUpPageProps) {
  const texts = TEXTS[useLanguage()];
  const isMissed = outcome === "missed";
  return (
    <PublicPage title={texts.title} contact={contact} address={LOOK_UP_PATH}>
      {isMissed && <ErrorSummary errors={[{ field: "ma", message: texts.missed }]} />}
      <h1>{texts.question}</h1>
      <p>{texts.how}</p>
      <form method="get" action={LOOK_UP_PATH}>
        <Field
          name="ma"
          label={texts.code}
          help={texts.codeHelp}
          error={isMissed ? texts.missed : undefined}
          required
          maxLength={60}
          width="medium"
        />
        <Field name="so" label={texts.secret} help={texts.secretHelp} required maxLength={20} width="short" />
        <p>
          <Button kind="primary">{texts.lookUp}</Button>
        </p>
      </form>
      {isMissed && <p>{texts.tryAgain}</p>}
    </PublicPage>
  );
}

const vi = {
  title: "Tra cứu hồ sơ",
  question: "Hồ sơ của tôi đến đâu rồi?",
  how: "Nhập hai mã in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, hoặc quét mã QR trên giấy đó bằng điện thoại.",
  code: "Mã hồ sơ",
  codeHelp: "Ví dụ: H37.08-261123-0001. Viết hoa, viết thường đều được.",
  secret: "Mã tra cứu",
  secretHelp: "8 chữ và số in bên dưới mã hồ sơ.",
  lookUp: "Tra cứu",
  missed: "Không tìm thấy hồ sơ với mã và mã tra cứu đã nhập.",
  tryAgain:
    "Hãy đối chiếu lại với giấy tiếp nhận. Nếu vẫn không được, mang giấy tiếp nhận đến Trung tâm hoặc gọi số điện thoại ở cuối trang.",
};

const en: typeof vi = {
  title: "Follow a dossier",
  question: "How far is my dossier?",
  how: "Enter the two codes printed on the receipt that you were given (Giấy tiếp nhận hồ sơ và hẹn trả kết quả), or scan its QR code with your phone.",
  code: "Dossier code",
  codeHelp: "For example: H37.08-261123-0001. Capital or small letters do not matter.",
  secret: "Look-up code",
  secretHelp: "8 letters and digits printed below the dossier code.",
  lookUp: "Follow",
  missed: "No dossier was found with the dossier code and the look-up code that were entered.",
  tryAgain:
    "Please compare them with your receipt. If it still does not work, bring the receipt to the centre or call the number at the bottom of this page.",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
