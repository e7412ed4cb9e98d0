import type { ComponentChildren } from "preact";
import { Flash, type FlashMessage } from "#ui/components/flash/flash.tsx";
import { Icon } from "#ui/components/icon/icon.tsx";
import { vi } from "#ui/text/vi.ts";
import { Document } from "./document.tsx";
import { ROOMS, roomsFor, type RoomId } from "./rooms.ts";

export type PageViewer = {
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly roles: readonly string[];
};

export type OfficerPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly active?: RoomId;
  readonly flash?: FlashMessage | undefined;
  /** What stands beside the title: the one primary act of the page. */
  readonly acts?: ComponentChildren;
  /** The right zone: papers, why this date, history. */
  readonly aside?: ComponentChildren;
  /** Small line above the title, for example a link back to the list. */
  readonly over?: ComponentChildren;
  readonly islands?: readonly string[];
  readonly query?: string;
  readonly children: ComponentChildren;
};

/** Frame of every page of the staff side: menu, work, help; the keyboard layer is always there. */
export function OfficerPage(props: OfficerPageProps) {
  return (
    <Document
      title={`${props.title} – ${vi.product}`}
      bodyClass="mc-officer"
      islands={["keyboard", ...(props.islands ?? [])]}
    >
      <div class="mc-frame">
        <TopBar viewer={props.viewer} query={props.query} />
        <Menu roles={props.viewer.roles} active={props.active} />
        <main id="noi-dung" class="mc-main" tabIndex={-1}>
          {props.flash && <Flash {...props.flash} />}
          <header class="mc-title">
            <div class="mc-title-words">
              {props.over && <div class="mc-over">{props.over}</div>}
              <h1>{props.title}</h1>
            </div>
            {props.acts && <div class="mc-acts">{props.acts}</div>}
          </header>
          {props.aside ? (
            <div class="mc-work mc-work-aside">
              <div class="mc-work-middle">{props.children}</div>
              <aside class="mc-work-right" aria-label={vi.aside}>
                {props.aside}
              </aside>
            </div>
          ) : (
            <div class="mc-work">{props.children}</div>
          )}
        </main>
      </div>
    </Document>
  );
}

function TopBar({ viewer, query }: { readonly viewer: PageViewer; readonly query: string | undefined }) {
  return (
    <header class="mc-top">
      <a class="mc-brand" href="/can-bo">
        <span class="mc-brand-mark" aria-hidden="true" />
        {vi.product}
      </a>
      <form class="mc-top-search" role="search" action="/can-bo/tra-cuu" method="get">
        <input
          class="form-control"
          type="search"
          name="q"
          value={query ?? ""}
          aria-label={vi.search}
          placeholder={`${vi.search}…`}
          aria-keyshortcuts="/"
          autocomplete="off"
          data-key-search
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
      <button type="button" class="btn btn-ghost-secondary mc-keys-button" data-key-help hidden>
        <Icon name="keyboard" /> {vi.keys} <kbd aria-hidden="true">?</kbd>
      </button>
      <div class="mc-viewer">
        <a class="mc-viewer-name" href="/can-bo/tai-khoan">
          {viewer.name}
        </a>
        <span class="mc-viewer-title">{[viewer.title, viewer.unitName].filter((word) => word !== "").join(", ")}</span>
      </div>
      <form action="/can-bo/dang-xuat" method="post">
        <button type="submit" class="btn btn-outline-secondary btn-sm">
          <Icon name="out" /> {vi.signOut}
        </button>
      </form>
    </header>
  );
}

function Menu({ roles, active }: { readonly roles: readonly string[]; readonly active: RoomId | undefined }) {
  return (
    <nav class="mc-menu" aria-label={vi.menu}>
      <ul>
        {roomsFor(roles).map((room) => (
          <li key={room.id}>
            <a
              href={room.href}
              class={room.id === active ? "mc-room mc-room-here" : "mc-room"}
              aria-current={room.id === active ? "page" : undefined}
              data-key-room={room.key}
              data-key-label={room.label}
            >
              <Icon name={room.icon} />
              <span>{room.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export { ROOMS };
