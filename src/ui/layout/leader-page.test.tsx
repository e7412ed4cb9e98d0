import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it } from "vitest";
import { useAssetManifest } from "#ui/assets.ts";
import { LeaderPage, type LeaderPageProps } from "./leader-page.tsx";
import { LIVE_HEADER, partAskedFor } from "./live.ts";

useAssetManifest({ "main.css": "m.css", "keyboard.js": "k.js", "live-board.js": "l.js" });
afterAll(() => useAssetManifest(undefined));

const viewer = { name: "Hương", title: "Giám đốc", unitName: "Trung tâm", roles: ["centre-manager"] };

function page(over: Partial<LeaderPageProps> = {}): string {
  return renderToString(
    <LeaderPage viewer={viewer} title="Điều hành" asOf="14:05:03 ngày 25/11/2026" issuer="Trung tâm" {...over}>
      <p>596</p>
    </LeaderPage>,
  );
}

describe("frame of a board", () => {
  it("keeps the staff's menu and keys and says of when its figures are", () => {
    const html = page();
    expect(html).toContain("<nav");
    expect(html).toContain("k.js");
    expect(html).toContain("Số liệu lúc 14:05:03 ngày 25/11/2026");
    expect(html).not.toContain("l.js");
    expect(html).not.toContain("data-live-every");
  });

  it("asks again only where the period still runs, and can be paused", () => {
    const html = page({ liveEverySeconds: 30 });
    expect(html).toContain('data-live-every="30"');
    expect(html).toContain("l.js");
    expect(html).toContain("Cập nhật lúc 14:05:03");
    expect(html).toMatch(/<button[^>]*data-live-pause[^>]*hidden/);
  });

  it("answers an open board with the figures only", () => {
    const whole = page({ liveEverySeconds: 30, filters: <form /> });
    const figures = page({ liveEverySeconds: 30, filters: <form />, part: "figures" });
    expect(figures).not.toMatch(/<nav|<form|<link|<script/);
    const regions = (html: string): string[] =>
      [...html.matchAll(/data-live="([a-z-]+)"/g)].map(([, name = ""]) => name);
    expect(regions(figures)).toEqual(["as-of", "board"]);
    expect(regions(whole)).toEqual(regions(figures));
  });

  it("has its name, issuer and time on paper", () => {
    expect(page()).toContain('<p class="mc-print-head">Trung tâm</p>');
  });
});

describe("what is asked for", () => {
  it("is the page unless the board says otherwise", () => {
    expect(partAskedFor({})).toBe("page");
    expect(partAskedFor({ [LIVE_HEADER]: "figures" })).toBe("figures");
    expect(partAskedFor({ [LIVE_HEADER]: ["figures"] })).toBe("page");
  });
});
