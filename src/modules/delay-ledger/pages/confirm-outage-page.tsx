import { Confirm, type ConfirmProps } from "#ui/components/confirm-page/confirm-page.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

/** The second look before an outage goes into the register. */
export function ConfirmOutagePage({ viewer, ...confirm }: ConfirmProps & { readonly viewer: PageViewer }) {
  return (
    <OfficerPage viewer={viewer} title="Ghi sự cố hệ thống" active="quan-tri">
      <Confirm {...confirm} />
    </OfficerPage>
  );
}
