import type { ComponentChildren } from "preact";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { BulkBar } from "#ui/components/toolbar/toolbar.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { BATCHES_PATH, PARCEL_PATH } from "../http/paths.ts";
import { PostFrame, type PostTab } from "./post-frame.tsx";
import { SlipTable, type SlipLine } from "./slip-table.tsx";

/** One part of a list: its rows, and the batch that may be made of them. */
export type ListPart = {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly SlipLine[];
  readonly empty: { readonly title: string; readonly text: string };
  readonly batch?: { readonly kind: "to-agency" | "to-post"; readonly formId: string; readonly label: string };
  /** The rows can be packed into one parcel. */
  readonly packing?: "yes";
};

export type ListPageProps = {
  readonly viewer: PageViewer;
  readonly tab: PostTab;
  readonly title: string;
  readonly acts?: ComponentChildren;
  readonly intro?: ComponentChildren;
  readonly errors: readonly FieldError[];
  readonly flash?: FlashMessage | undefined;
  readonly parts: readonly ListPart[];
  readonly children?: ComponentChildren;
};

/** Lists of items, and where a batch can be made of them its button under the boxes. */
export function ListPage({ viewer, tab, title, acts, intro, errors, flash, parts, children }: ListPageProps) {
  return (
    <PostFrame viewer={viewer} tab={tab} title={title} acts={acts} flash={flash}>
      <ErrorSummary errors={errors} />
      {intro}
      {parts.map(({ id, title: head, lines, empty, batch, packing }) => (
        <Card key={id} id={id} title={`${head} (${lines.length})`}>
          {packing === "yes" && lines.length > 1 ? (
            <form method="get" action={PARCEL_PATH}>
              <SlipTable caption={head} lines={lines} empty={empty} select="slip" />
              <BulkBar>
                <Button>Gói chung một bưu gửi</Button>
              </BulkBar>
            </form>
          ) : batch === undefined || lines.length === 0 ? (
            <SlipTable caption={head} lines={lines} empty={empty} />
          ) : (
            <form method="post" action={BATCHES_PATH}>
              <input type="hidden" name="formId" value={batch.formId} />
              <input type="hidden" name="kind" value={batch.kind} />
              <SlipTable caption={head} lines={lines} empty={empty} select="slip" />
              <BulkBar>
                <Button kind="primary">{batch.label}</Button>
              </BulkBar>
            </form>
          )}
        </Card>
      ))}
      {children}
    </PostFrame>
  );
}
