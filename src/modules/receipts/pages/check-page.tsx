import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { useLanguage, type Language } from "#ui/language.ts";
import { CHECK_PATH } from "../http/paths.ts";
import type { Checked } from "../store/lists.ts";

export type CheckPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly outcome: "asked" | "missed" | Checked;
};

/** Asks for symbol, number and amount as the receipt prints them; says in force or not, and nothing else of it. */
export function CheckPage({ contact, outcome }: CheckPageProps) {
  const texts = TEXTS[useLanguage()];
  return (
    <PublicPage title={texts.title} contact={contact} address={CHECK_PATH}>
      {outcome === "missed" && <ErrorSummary errors={[{ field: "ky-hieu", message: texts.missed }]} />}
      {outcome === "in-force" && <Flash tone="done" title={texts.inForce} text={texts.inForceText} />}
      {outcome === "adjusted" && <Flash tone="notice" title={texts.adjusted} text={texts.adjustedText} />}
      {outcome === "not-in-force" && <Flash tone="warning" title={texts.notInForce} text={texts.notInForceText} />}
      <h1>{texts.question}</h1>
      <p>{texts.how}</p>
      <form method="get" action={CHECK_PATH}>
        <Field name="ky-hieu" label={texts.symbol} help={texts.symbolHelp} required maxLength={20} width="short" />
        <Field
          name="so"
          label={texts.number}
          help={texts.numberHelp}
          required
          maxLength={8}
          width="short"
          inputMode="numeric"
        />
        <Field
          name="tien"
          label={texts.amount}
          help={texts.amountHelp}
          required
          maxLength={12}
          width="short"
          inputMode="numeric"
        />
        <p>
          <Button kind="primary">{texts.check}</Button>
        </p>
      </form>
      {outcome === "missed" && <p>{texts.tryAgain}</p>}
    </PublicPage>
  );
}

const vi = {
  title: "Kiểm tra biên lai",
  missed: "Không tìm thấy biên lai với ký hiệu, số và số tiền đã nhập.",
  inForce: "Biên lai còn hiệu lực.",
  inForceText: "Ký hiệu, số và số tiền khớp với biên lai đã lập.",
  adjusted: "Biên lai còn hiệu lực nhưng đã được điều chỉnh.",
  adjustedText: "Phải xem cùng biên lai điều chỉnh: thông tin hoặc số tiền có thể đã thay đổi.",
  notInForce: "Biên lai không còn hiệu lực.",
  notInForceText: "Biên lai này đã bị hủy hoặc được thay thế bằng biên lai khác.",
  question: "Biên lai này còn hiệu lực không?",
  how: "Nhập đúng ký hiệu, số và số tiền in trên biên lai thu phí, lệ phí.",
  symbol: "Ký hiệu",
  symbolHelp: "Ví dụ: AA-26E",
  number: "Số",
  numberHelp: "Ví dụ: 00000123",
  amount: "Số tiền (đồng)",
  amountHelp: "Chỉ nhập chữ số, ví dụ 850000",
  check: "Kiểm tra",
  tryAgain: "Hãy đối chiếu lại với biên lai. Nếu vẫn không được, mang biên lai đến Trung tâm hoặc gọi số ở cuối trang.",
};

const en: typeof vi = {
  title: "Check a receipt",
  missed: "No receipt was found with the symbol, number and amount that were entered.",
  inForce: "The receipt is in force.",
  inForceText: "Symbol, number and amount are those of a receipt that was issued.",
  adjusted: "The receipt is in force, but was adjusted.",
  adjustedText: "It must be read together with the receipt that adjusts it: words or amounts may have changed.",
  notInForce: "The receipt is no longer in force.",
  notInForceText: "It was cancelled or replaced by another receipt.",
  question: "Is this receipt still in force?",
  how: "Enter symbol, number and amount exactly as printed on the receipt for fees (biên lai).",
  symbol: "Symbol (ký hiệu)",
  symbolHelp: "For example: AA-26E",
  number: "Number (số)",
  numberHelp: "For example: 00000123",
  amount: "Amount (đồng)",
  amountHelp: "Digits only, for example 850000",
  check: "Check",
  tryAgain:
    "Please compare them with the receipt. If it still does not work, bring the receipt to the centre or call the number at the bottom of this page.",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
