import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { LOOK_UP_PATH } from "../../http/paths.ts";

export type LookUpPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly outcome: "asked" | "missed";
};

const MISSED = "Không tìm thấy hồ sơ với mã và mã tra cứu đã nhập.";

/**
 * The question: code and secret, as the receipt prints them. A miss is one and the same page whatever was wrong, so
 * nothing that was typed comes back on it.
 */
export function LookUpPage({ contact, outcome }: LookUpPageProps) {
  const isMissed = outcome === "missed";
  return (
    <PublicPage title="Tra cứu hồ sơ" contact={contact}>
      {isMissed && <ErrorSummary errors={[{ field: "ma", message: MISSED }]} />}
      <h1>Hồ sơ của tôi đến đâu rồi?</h1>
      <p>Nhập hai mã in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, hoặc quét mã QR trên giấy đó bằng điện thoại.</p>
      <form method="get" action={LOOK_UP_PATH}>
        <Field
          name="ma"
          label="Mã hồ sơ"
          help="Ví dụ: H37.08-261123-0001. Viết hoa, viết thường đều được."
          error={isMissed ? MISSED : undefined}
          required
          maxLength={60}
          width="medium"
        />
        <Field
          name="so"
          label="Mã tra cứu"
          help="8 chữ và số in bên dưới mã hồ sơ."
          required
          maxLength={20}
          width="short"
        />
        <p>
          <Button kind="primary">Tra cứu</Button>
        </p>
      </form>
      {isMissed && (
        <p>
          Hãy đối chiếu lại với giấy tiếp nhận. Nếu vẫn không được, mang giấy tiếp nhận đến Trung tâm hoặc gọi số điện
          thoại ở cuối trang.
        </p>
      )}
    </PublicPage>
  );
}
