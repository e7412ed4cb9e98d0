import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { PublicPage, type PublicPageProps } from "#ui/layout/public-page.tsx";
import { CHECK_PATH } from "../http/paths.ts";

export type CheckPageProps = {
  readonly contact: PublicPageProps["contact"];
  readonly outcome: "asked" | "missed" | "in-force" | "not-in-force";
};

const MISSED = "Không tìm thấy biên lai với ký hiệu, số và số tiền đã nhập.";

/** Asks for symbol, number and amount as the receipt prints them; says in force or not, and nothing else of it. */
export function CheckPage({ contact, outcome }: CheckPageProps) {
  return (
    <PublicPage title="Kiểm tra biên lai" contact={contact}>
      {outcome === "missed" && <ErrorSummary errors={[{ field: "ky-hieu", message: MISSED }]} />}
      {outcome === "in-force" && (
        <Flash tone="done" title="Biên lai còn hiệu lực." text="Ký hiệu, số và số tiền khớp với biên lai đã lập." />
      )}
      {outcome === "not-in-force" && (
        <Flash
          tone="warning"
          title="Biên lai không còn hiệu lực."
          text="Biên lai này đã bị hủy hoặc được thay thế bằng biên lai khác."
        />
      )}
      <h1>Biên lai này còn hiệu lực không?</h1>
      <p>Nhập đúng ký hiệu, số và số tiền in trên biên lai thu phí, lệ phí.</p>
      <form method="get" action={CHECK_PATH}>
        <Field name="ky-hieu" label="Ký hiệu" help="Ví dụ: AA-26E" required maxLength={20} width="short" />
        <Field name="so" label="Số" help="Ví dụ: 00000123" required maxLength={8} width="short" inputMode="numeric" />
        <Field
          name="tien"
          label="Số tiền (đồng)"
          help="Chỉ nhập chữ số, ví dụ 850000"
          required
          maxLength={12}
          width="short"
          inputMode="numeric"
        />
        <p>
          <Button kind="primary">Kiểm tra</Button>
        </p>
      </form>
      {outcome === "missed" && (
        <p>Hãy đối chiếu lại với biên lai. Nếu vẫn không được, mang biên lai đến Trung tâm hoặc gọi số ở cuối trang.</p>
      )}
    </PublicPage>
  );
}
