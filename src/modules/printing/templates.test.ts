import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AGENCIES, PLACE, WEBSITE } from "#modules/organizations/index.ts";
import { FORM_KINDS } from "./domain/form-set.ts";

const PROVINCES = (
  "An Giang,Bà Rịa,Vũng Tàu,Bạc Liêu,Bắc Giang,Bắc Kạn,Bắc Ninh,Bến Tre,Bình Dương,Bình Định,Bình Phước,Bình Thuận,Cà Mau,Cao Bằng," +
  "Cần Thơ,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,Đồng Nai,Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang," +
  "Hòa Bình,Hồ Chí Minh,Huế,Hưng Yên,Khánh Hòa,Kiên Giang,Kon Tum,Lai Châu,Lạng Sơn,Lào Cai,Lâm Đồng,Long An,Nam Định,Nghệ An," +
  "Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình," +
  "Thái Nguyên,Thanh Hóa,Tiền Giang,Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái"
).split(",");
const UNITS = AGENCIES.flatMap((agency) => [
  agency.name,
  agency.shortName,
  agency.superiorName,
  ...agency.units.map(({ name }) => name),
]);
// Words for kinds of posts that a form may say; they name no unit in particular.
const GENERIC = new Set(["Văn thư", "Chính phủ", "Lãnh đạo"]);
const NAMES = [...new Set([...PROVINCES, ...UNITS, PLACE, WEBSITE])].filter((name) => !GENERIC.has(name));

const folder = join(import.meta.dirname, "templates");
const shared = join(import.meta.dirname, "..", "..", "platform", "pdf", "templates");
const templates = [folder, shared].flatMap((cwd) => globSync("*.typ", { cwd }).map((file) => join(cwd, file)));

/** Names of units and provinces that stand in a text, whatever their case. */
function namesIn(text: string): readonly string[] {
  const spoken = text.normalize("NFC").toLocaleLowerCase("vi");
  return NAMES.filter((name) => spoken.includes(name.toLocaleLowerCase("vi")));
}

describe("templates", () => {
  it.each(templates)("%s names no unit and no province", (file) => {
    const source = readFileSync(file, "utf8");
    expect(namesIn(source)).toEqual([]);
    expect(source).toBe(source.normalize("NFC"));
    expect(source).not.toMatch(/Trung tâm|Sở |UBND|Ủy ban/);
  });

  it("would be caught with a foreign department in capitals, as it once happened elsewhere", () => {
    expect(NAMES.length).toBeGreaterThan(120);
    expect(namesIn("SỞ CÔNG THƯƠNG TỈNH THANH HÓA")).toEqual(["Thanh Hóa", "Sở Công Thương"]);
  });

  it("the code that fills them names none either", () => {
    for (const file of globSync("{domain,use-cases,http,store}/**/!(*.test).ts", { cwd: import.meta.dirname })) {
      expect(namesIn(readFileSync(join(import.meta.dirname, file), "utf8")), file).toEqual([]);
    }
  });

  it("exist for every form", () => {
    for (const kind of [...FORM_KINDS, "payment-demand"]) expect(templates).toContain(join(folder, `${kind}.typ`));
  });
});
