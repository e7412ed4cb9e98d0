import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";
import { SignatureFigure } from "./signature-figure.tsx";

export type ReturnedProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly dossierId: string;
  readonly code: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly lines: readonly string[];
  /** The line of the drawn signature; empty for other proofs. */
  readonly signature: string;
  readonly receiptHref: string;
  readonly stillHeld: readonly string[];
  readonly together: readonly { readonly id: string; readonly code: string }[];
};

/** What went over the desk, and its proof. */
export function ReturnedPage(props: ReturnedProps) {
  return (
    <OfficerPage viewer={props.viewer} title={`Đã trả kết quả ${props.code}`} active="tra-ket-qua" flash={props.flash}>
      <Card title="Lần trả">
        <DefinitionList items={props.facts} />
        <ul>
          {props.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {props.signature !== "" && <SignatureFigure line={props.signature} />}
        {props.stillHeld.length > 0 && (
          <p>
            Còn giữ bản chính: {props.stillHeld.join("; ")}. Trả tiếp ở{" "}
            <a href={paths.dossier(props.dossierId)}>trang hồ sơ</a>; hồ sơ đóng khi không còn giữ gì.
          </p>
        )}
        {props.together.length > 0 && (
          <p>
            Trả cùng lần:{" "}
            {props.together.map(({ id, code }) => (
              <a key={id} href={paths.desk(id)}>
                {code}{" "}
              </a>
            ))}
          </p>
        )}
        <div class="mc-form-acts">
          <ButtonLink href={props.receiptHref} newWindow="yes" kind="primary" keyShown="Ctrl+Enter">
            In giấy biên nhận
          </ButtonLink>
          <ButtonLink href={paths.list} keyShown="g t">
            Người tiếp theo
          </ButtonLink>
          <ButtonLink href={paths.dossier(props.dossierId)} kind="link">
            Mở hồ sơ
          </ButtonLink>
        </div>
      </Card>
    </OfficerPage>
  );
}

/** A dossier that has nothing to hand over at this desk: why, and where to go on. */
export function NothingToReturnPage(props: {
  readonly viewer: PageViewer;
  readonly dossierId: string;
  readonly code: string;
  readonly why: string;
}) {
  return (
    <OfficerPage viewer={props.viewer} title={`Trả kết quả ${props.code}`} active="tra-ket-qua">
      <EmptyState title={props.why}>
        <a href={paths.dossier(props.dossierId)}>Mở hồ sơ</a> để xem đang ở bước nào, hoặc{" "}
        <a href={paths.list}>về danh sách chờ trả</a>.
      </EmptyState>
    </OfficerPage>
  );
}
