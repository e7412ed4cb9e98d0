import type { ComponentChildren } from "preact";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { RECONCILIATION_PATH } from "../http/paths.ts";

export type FrameProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly flash?: FlashMessage | undefined;
  readonly acts?: ComponentChildren;
  readonly aside?: ComponentChildren;
  /** Where the page lies below the room; absent on the first page of the room. */
  readonly over?: { readonly href: string; readonly label: string };
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
};

/** A page of the room "Đối soát", with the way back up. */
export function Frame({ over, ...props }: FrameProps) {
  const back = over ?? { href: RECONCILIATION_PATH, label: "Đối soát" };
  return (
    <OfficerPage
      {...props}
      active="doi-soat"
      over={
        <a href={back.href} data-key-back>
          {back.label}
        </a>
      }
    />
  );
}
