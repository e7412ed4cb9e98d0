import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedBase } from "#app/demo/seed-centre.ts";
import { procedurePath } from "#modules/procedures/index.ts";
import { centreUnderTest, type CentreUnderTest } from "../security/centre-under-test.ts";

let centre: CentreUnderTest;
beforeAll(async () => {
  centre = await centreUnderTest();
  await seedBase(centre.runtime, centre.database.app);
});
afterAll(() => centre.close());

const get = (url: string, cookie = "") => centre.app.inject({ url, headers: { cookie } });
const languageIn = (page: string) => /<html lang="(\w+)"/.exec(page)?.[1];
const IN_ENGLISH = "mc_ngon_ngu=en";

/** What is read in the language of the page: without tags, and without what stands there as Vietnamese. */
function wordsOf(page: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "";
  let left = main.replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  const marked = /<(\w+)[^>]* lang="vi"[^>]*>(?:(?!<\1[\s>])[\s\S])*?<\/\1>/;
  while (marked.test(left)) left = left.replace(marked, " ");
  return left.replace(/<[^>]*>/g, " ");
}

const VIETNAMESE = /[ăâđêôơưạảãấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/iu;
const PAGES = ["/", "/thu-tuc", "/thu-tuc?q=khong-co-thu-tuc-nay", "/tra-cuu", "/so-lieu", "/nguoi-truc", "/bien-lai"];

describe("in which language a citizen reads", () => {
  it("is Vietnamese until somebody chooses, whatever the browser says", async () => {
    const page = await centre.app.inject({ url: "/", headers: { "accept-language": "en-GB,en" } });
    expect(languageIn(page.body)).toBe("vi");
    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(page.body).toContain('href="/?ngon-ngu=en"');
  });

  it("changes by a link, without JavaScript, and stays for the next pages", async () => {
    const chosen = await get("/?ngon-ngu=en");
    expect(languageIn(chosen.body)).toBe("en");
    expect(String(chosen.headers["set-cookie"])).toMatch(/^mc_ngon_ngu=en; .*HttpOnly; SameSite=Lax$/);
    expect(languageIn((await get("/tra-cuu", IN_ENGLISH)).body)).toBe("en");
    const back = await get("/tra-cuu?ngon-ngu=vi", IN_ENGLISH);
    expect(languageIn(back.body)).toBe("vi");
    expect(String(back.headers["set-cookie"])).toMatch(/^mc_ngon_ngu=vi;/);
  });

  it.each(["/?ngon-ngu=fr", "/?ngon-ngu=", "/?ngon-ngu=en&ngon-ngu=vi"])("is not changed by %s", async (url) => {
    const page = await get(url);
    expect(languageIn(page.body)).toBe("vi");
    expect(page.headers["set-cookie"]).toBeUndefined();
  });

  it.each(PAGES)("%s in English leaves no sentence in Vietnamese", async (url) => {
    const page = await get(url, IN_ENGLISH);
    expect(languageIn(page.body)).toBe("en");
    const words = wordsOf(page.body).replaceAll(/“[^”]*”|Giấy tiếp nhận hồ sơ và hẹn trả kết quả|\([^)]*\)/g, "");
    expect(words.split(/\s{2,}/).filter((line) => VIETNAMESE.test(line))).toEqual([]);
  });

  it.each(PAGES)("%s in Vietnamese leaves no sentence in English", async (url) => {
    expect(wordsOf((await get(url)).body)).not.toMatch(/\b(the|you|your|please|dossier|code)\b/i);
  });

  it("leaves the words of the law as they are, marked as Vietnamese", async () => {
    const hit = await get("/thu-tuc?q=ly+lich+tu+phap", IN_ENGLISH);
    const [, code = ""] = /href="\/thu-tuc\/([\d.]+)"/.exec(hit.body) ?? [];
    const page = await get(procedurePath(code), IN_ENGLISH);
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/<h1 lang="vi">[^<]+<\/h1>/);
    for (const heading of ["Papers to bring", "How long until the result", "Fees", "Where to submit", "Legal basis"]) {
      expect(page.body).toContain(heading);
    }
    expect(wordsOf(page.body)).not.toMatch(/ngày làm việc|cần xác nhận|bản chính/);
  });

  it("says in both languages what was not found, the chosen one first", async () => {
    const page = await get("/khong-co-gi", IN_ENGLISH);
    expect(page.statusCode).toBe(404);
    expect(page.body.indexOf("Nothing was found")).toBeGreaterThan(0);
    expect(page.body.indexOf("Nothing was found")).toBeLessThan(page.body.indexOf("Không tìm thấy nội dung"));
  });

  it("a look-up that misses gives the same bytes in either language, whatever was typed", async () => {
    for (const cookie of ["", IN_ENGLISH]) {
      const [one, other] = await Promise.all([
        get("/tra-cuu?ma=H37.05-261123-0001&so=AAAA1111", cookie),
        get("/tra-cuu?ma=<b>x</b>&so=1", cookie),
      ]);
      expect(one.statusCode).toBe(404);
      expect(one.body).toBe(other.body);
    }
  });

  it("officers work in Vietnamese, whatever a citizen chose on the same machine", async () => {
    const page = await get("/can-bo/dang-nhap", IN_ENGLISH);
    expect(languageIn(page.body)).toBe("vi");
  });
});
