import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, it } from "vitest";
import { useAssetManifest } from "#ui/assets.ts";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { ReadingContext } from "#ui/language.ts";
import { LeaderPage } from "./leader-page.tsx";
import { OfficerPage } from "./officer-page.tsx";
import { PublicPage } from "./public-page.tsx";
import { ROOMS, roomsFor } from "./rooms.ts";
import { SignInPage } from "./sign-in-page.tsx";

const viewer = {
  name: "Hoàng Thị Lan",
  title: "Cán bộ tiếp nhận",
  unitName: "Quầy Sở Công Thương",
  roles: ["counter-officer"],
};

useAssetManifest({ "main.css": "main-abc.css", "keyboard.js": "keyboard-abc.js" });
afterAll(() => useAssetManifest(undefined));

describe("frame of the staff side", () => {
  const html = renderToString(
    <OfficerPage viewer={viewer} title="Tiếp nhận hồ sơ" active="tiep-nhan" aside={<p>Giấy tờ</p>}>
      <p>Việc</p>
    </OfficerPage>,
  );

  it("has the three zones and marks the room", () => {
    expect(html).toContain("<nav");
    expect(html).toContain("<main");
    expect(html).toContain("<aside");
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  });

  it("needs nothing inline, so that the strictest policy holds", () => {
    expect(html).not.toMatch(/ style=/);
    expect(html).not.toMatch(/<style/);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toMatch(/ on[a-z]+=/);
  });

  it("loads files by their built names", () => {
    expect(html).toContain("/assets/main-abc.css");
    expect(html).toContain("/assets/keyboard-abc.js");
  });

  it("has one h1, a language and a way past the menu", () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<html lang="vi"');
    expect(html).toContain('href="#noi-dung"');
  });
});

describe("rooms", () => {
  it("uses the words that staff know, in their order", () => {
    expect(ROOMS.map(({ label }) => label)).toEqual([
      "Việc của tôi",
      "Tiếp nhận hồ sơ",
      "Hồ sơ chờ tiếp nhận",
      "Xử lý hồ sơ",
      "Trả kết quả",
      "Tra cứu",
      "Thu phí, lệ phí",
      "Đối soát",
      "Giao nhận hồ sơ giấy",
      "Bưu chính công ích",
      "Điều hành",
      "Thống kê - báo cáo",
      "Quản trị",
    ]);
  });

  it("gives every room its own letter", () => {
    expect(new Set(ROOMS.map(({ key }) => key)).size).toBe(ROOMS.length);
  });

  it("shows a specialist neither the counter nor the boards of leaders nor the administration", () => {
    const rooms = roomsFor(["specialist"]).map(({ id }) => id);
    expect(rooms).toEqual(["viec-cua-toi", "xu-ly", "tra-cuu", "giao-nhan", "thong-ke"]);
  });

  it("shows the bank money, the post its parcels, and neither the counter", () => {
    const rooms = (role: string) => roomsFor([role]).map(({ id }) => id);
    expect(rooms("cashier")).toEqual(expect.arrayContaining(["thu-phi", "doi-soat"]));
    expect(rooms("postal-officer")).toEqual(expect.arrayContaining(["giao-nhan", "buu-chinh"]));
    expect(rooms("cashier")).not.toContain("tiep-nhan");
    expect(rooms("postal-officer")).not.toContain("thu-phi");
  });

  it("shows leaders their boards, and who runs the system neither boards nor reports", () => {
    expect(roomsFor(["provincial-leader"]).map(({ id }) => id)).toContain("dieu-hanh");
    expect(roomsFor(["system-administrator"]).map(({ id }) => id)).not.toContain("thong-ke");
  });
});

describe("pages for citizens and the sign-in", () => {
  it("says whom to ask on every page", () => {
    const html = renderToString(
      <PublicPage title="Tra cứu" contact={{ name: "Trung tâm", phone: "0205 3 000 000", address: "Lạng Sơn" }}>
        <h1>Tra cứu</h1>
      </PublicPage>,
    );
    expect(html).toContain('href="tel:02053000000"');
    expect(html).not.toContain("<script");
  });

  it("frames the sign-in with one heading", () => {
    expect(renderToString(<SignInPage title="Đăng nhập">x</SignInPage>).match(/<h1/g)).toHaveLength(1);
  });
});

describe("a citizen's choice of English", () => {
  const mistakes = <ErrorSummary errors={[{ field: "ma", message: "?" }]} />;
  const inEnglish = (page: VNode) =>
    renderToString(
      <ReadingContext.Provider value={{ language: "en", address: "/x?y=1" }}>{page}</ReadingContext.Provider>,
    );

  it("reaches every part of a public page, with the way back", () => {
    const html = inEnglish(<PublicPage title="Receipt">{mistakes}</PublicPage>);
    expect(html).toContain('<html lang="en"');
    expect(html).toContain("Please look at the following again");
    expect(html).toContain('href="/x?y=1&amp;ngon-ngu=vi" lang="vi" hreflang="vi">Tiếng Việt</a>');
  });

  it("reaches nothing of a page for officers, leaders or for signing in", () => {
    const board = { viewer, title: "Bảng", asOf: "08:00" };
    const pages = [
      <OfficerPage viewer={viewer} title="Việc">
        {mistakes}
      </OfficerPage>,
      <LeaderPage {...board}>{mistakes}</LeaderPage>,
      <LeaderPage {...board} part="figures">
        {mistakes}
      </LeaderPage>,
      <SignInPage title="Đăng nhập">{mistakes}</SignInPage>,
    ];
    for (const page of pages) {
      const html = inEnglish(page);
      expect(html).toContain('<html lang="vi"');
      expect(html).toContain("Vui lòng xem lại");
      expect(html).not.toContain("Please look");
    }
  });
});
