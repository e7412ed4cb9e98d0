import type { ComponentChildren } from "preact";
import { ReadingContext, type Reading } from "#ui/language.ts";
import { OfficerPage, type PageViewer } from "./officer-page.tsx";
import type { RoomId } from "./rooms.ts";

export type LeaderPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  /** The instant of the figures, with seconds: `14:05:03 ngày 25/11/2026`. */
  readonly asOf: string;
  readonly active?: RoomId;
  /** Who issues the page; stands on paper above the title. */
  readonly issuer?: string;
  readonly acts?: ComponentChildren;
  readonly over?: ComponentChildren;
  /** Choice of period and unit; never swapped while somebody chooses. */
  readonly filters?: ComponentChildren;
  /** Asks again every so many seconds; absent for a period that is over. */
  readonly liveEverySeconds?: number | undefined;
  /** `figures` answers an open board: the same figures without the frame (see `partAskedFor`). */
  readonly part?: "page" | "figures";
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
};

/** Frame of a board: the staff's menu and keys, wider, live without reloading, with title and date on paper. */
export function LeaderPage(props: LeaderPageProps) {
  if (props.part === "figures") {
    return (
      <html lang="vi">
        <head>
          <title>{props.title}</title>
        </head>
        <body>
          <ReadingContext.Provider value={BOARDS}>
            <Figures {...props} />
          </ReadingContext.Provider>
        </body>
      </html>
    );
  }
  const { viewer, title, active, acts, over, filters, issuer, liveEverySeconds, islands = [] } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title={title}
      {...(active ? { active } : {})}
      acts={acts}
      over={over}
      islands={liveEverySeconds === undefined ? islands : ["live-board", ...islands]}
    >
      <div class="mc-board" data-live-every={liveEverySeconds}>
        {issuer !== undefined && <p class="mc-print-head">{issuer}</p>}
        {filters && <div class="mc-board-filters mc-no-print">{filters}</div>}
        <Figures {...props} />
      </div>
    </OfficerPage>
  );
}

/** Boards are read in Vietnamese, also the part that is sent alone. */
const BOARDS: Reading = { language: "vi", address: "" };

function Figures({ asOf, liveEverySeconds, children }: LeaderPageProps) {
  return (
    <>
      <div class="mc-live">
        <span data-live="as-of">{liveEverySeconds === undefined ? `Số liệu lúc ${asOf}` : `Cập nhật lúc ${asOf}`}</span>
        {liveEverySeconds !== undefined && (
          <button type="button" class="btn btn-sm btn-outline-secondary" data-live-pause hidden>
            Tạm dừng cập nhật
          </button>
        )}
        <span class="mc-live-lost mc-no-print" data-live-lost role="status" />
      </div>
      <div data-live="board">{children}</div>
    </>
  );
}
