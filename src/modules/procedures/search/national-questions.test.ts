import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import { ROOT } from "#platform/root.ts";
import { readLine } from "../national/read-record.ts";
import { documentOf } from "./documents.ts";
import { buildSearchIndex, search } from "./search-index.ts";

const FILE = resolve(ROOT, "../shared/data/national-catalogue/procedures.jsonl.gz");
const there = existsSync(FILE);
if (!there) console.info(`Bỏ qua: không có danh mục quốc gia ở ${FILE}`);

/** Ordinary questions, and what the folded name of a right answer looks like in the national catalogue. */
const QUESTIONS: readonly (readonly [question: string, answer: RegExp])[] = [
  ["lam lai can cuoc", /^cap lai the can cuoc/],
  ["mất căn cước", /^cap lai the can cuoc/],
  ["làm căn cước cho trẻ em", /can cuoc cho nguoi duoi 14/],
  ["cấp thẻ căn cước", /^cap the can cuoc/],
  ["cap dien moi", /^cap dien moi/],
  ["lắp điện", /^cap dien moi/],
  ["dien 3 pha", /03 pha/],
  ["chuyển đồng hồ điện", /vi tri thiet bi do dem/],
  ["sang tên hợp đồng điện", /chu the hop dong mua ban dien/],
  ["cắt điện", /ngung cap dien|cham dut hop dong mua ban dien/],
  ["có điện lại", /cap dien tro lai/],
  ["sang ten so do", /dang ky bien dong quyen su dung dat/],
  ["mất sổ đỏ", /cap lai giay chung nhan.*bi mat/],
  ["cấp đổi sổ đỏ", /cap doi giay chung nhan/],
  ["tách thửa đất", /tach thua/],
  ["len tho cu", /chuyen muc dich su dung dat|giao dat, cho thue dat, chuyen muc dich/],
  ["đính chính sổ đỏ", /dinh chinh giay chung nhan/],
  ["xoa no tien su dung dat", /xoa ghi no tien su dung dat/],
  ["gia hạn sử dụng đất", /gia han su dung dat/],
  ["lam ho chieu", /^cap ho chieu pho thong/],
  ["mất hộ chiếu", /mat ho chieu/],
  ["doi bang lai xe", /doi giay phep lai xe/],
  ["bằng lái quốc tế", /giay phep lai xe quoc te/],
  ["đăng ký khai tử", /khai tu/],
  ["lam giay chung tu", /khai tu/],
  ["kết hôn với người nước ngoài", /ket hon co yeu to nuoc ngoai|ket hon/],
  ["sửa giấy khai sinh", /thay doi, cai chinh/],
  ["đăng ký lại khai sinh", /dang ky lai khai sinh/],
  ["nhận con nuôi", /con nuoi|nuoi con/],
  ["sao y bản chính", /chung thuc ban sao tu ban chinh/],
  ["dịch công chứng", /chung thuc chu ky nguoi dich/],
  ["chứng thực di chúc", /di chuc/],
  ["cap lai the cong chung vien", /cap lai the cong chung vien/],
  ["chứng chỉ hành nghề luật sư", /chung chi hanh nghe luat su|hanh nghe luat su/],
  ["mở văn phòng công chứng", /van phong cong chung/],
  ["dang ky cong ty co phan", /thanh lap cong ty co phan/],
  ["mở doanh nghiệp tư nhân", /doanh nghiep tu nhan/],
  ["tạm dừng kinh doanh", /tam ngung kinh doanh/],
  ["mất giấy phép kinh doanh", /cap lai giay chung nhan dang ky doanh nghiep|cap lai giay phep kinh doanh/],
  ["giai the cong ty", /giai the/],
  ["mở chi nhánh", /chi nhanh/],
  ["mã số thuế", /ma so thue|dang ky thue/],
  ["lệ phí trước bạ", /le phi truoc ba/],
  ["thue thu nhap ca nhan ban dat", /thu nhap.*bat dong san/],
  ["hoàn thuế thu nhập cá nhân", /hoan thue tncn|hoan thue thu nhap/],
  ["bao hiem that nghiep", /that nghiep/],
  ["hưởng lương hưu", /huu tri|luong huu/],
  ["thẻ bảo hiểm y tế", /the bao hiem y te/],
  ["trợ cấp thương binh", /thuong binh|nguoi co cong/],
  ["con liệt sĩ", /liet si/],
  ["tìm việc làm", /viec lam/],
  ["giay phep lao dong cho nguoi nuoc ngoai", /giay phep lao dong/],
  ["thẻ hướng dẫn viên du lịch", /huong dan vien du lich/],
  ["xep hang khach san", /hang co so luu tru/],
  ["mở quán karaoke", /karaoke/],
  ["tổ chức biểu diễn", /bieu dien|cuoc thi, lien hoan/],
  ["khuyến mại trúng thưởng", /khuyen mai/],
  ["đại lý xăng dầu", /xang dau/],
  ["chung chi hanh nghe thu y", /thu y/],
  ["bán thuốc thú y", /buon ban thuoc thu y/],
  ["trại lợn quy mô lớn", /chan nuoi/],
  ["giấy phép khai thác khoáng sản", /giay phep khai thac khoang san/],
  ["cap giay phep xay dung", /giay phep xay dung/],
  ["gia hạn giấy phép xây dựng", /gia han giay phep xay dung/],
  ["xe sang trung quoc", /trung quoc/],
  ["giấy phép kinh doanh vận tải ô tô", /kinh doanh van tai bang xe o to/],
  ["đăng ký thuyền", /dang ky (lai )?phuong tien/],
  ["phòng khám", /kham benh, chua benh/],
  ["đăng ký hành nghề y", /dang ky hanh nghe|hanh nghe kham benh/],
  ["công bố mỹ phẩm", /my pham/],
  ["bài thuốc gia truyền", /gia truyen/],
  ["cong nhan van bang nuoc ngoai", /cong nhan.*(bang|van bang)/],
  ["sao bằng tốt nghiệp", /van bang, chung chi/],
  ["tư vấn du học", /tu van du hoc/],
  ["hợp pháp hóa lãnh sự", /hop phap hoa lanh su/],
  ["đăng ký hoạt động tôn giáo", /hoat dong ton giao/],
  ["chủ trương đầu tư", /chu truong dau tu/],
  ["cong nhan trung tam doi moi sang tao", /trung tam doi moi sang tao/],
  ["giấy phép bưu chính", /giay phep buu chinh/],
  ["xin visa", /thi thuc/],
  ["mở nhà thuốc", /duoc|ban le thuoc/],
  ["khai thác nước ngầm", /nuoc duoi dat/],
  ["thẻ tạm trú cho người nước ngoài", /the tam tru/],
  ["đăng ký hộ kinh doanh", /ho kinh doanh/],
  ["xin giấy xác nhận độc thân", /tinh trang hon nhan/],
  ["nhập quốc tịch", /nhap quoc tich/],
  ["đánh giá tác động môi trường", /danh gia tac dong moi truong/],
  ["bán thuốc bảo vệ thực vật", /thuoc bao ve thuc vat/],
  ["đăng ký tàu cá", /tau ca/],
];

describe.skipIf(!there)("search in the national catalogue", { timeout: 60_000 }, () => {
  const lines = there ? gunzipSync(readFileSync(FILE)).toString("utf8").trim().split("\n") : [];
  const contents = lines.flatMap((line) => {
    const reading = readLine(line);
    return reading.kind === "rejected" ? [] : [reading.content];
  });
  const index = buildSearchIndex(contents.map(documentOf));
  const top = (question: string) =>
    search(index, question, 3).map((hit) => foldVietnamese(contents[hit.index]?.name ?? ""));

  it("answers ordinary questions among the first three at least nine times of ten", () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(60);
    const missed = QUESTIONS.filter(([question, answer]) => !top(question).some((name) => answer.test(name)));
    for (const [question] of missed)
      console.info(
        `missed: ${question} -> ${top(question)
          .map((name) => name.slice(0, 70))
          .join(" | ")}`,
      );
    expect(1 - missed.length / QUESTIONS.length).toBeGreaterThanOrEqual(0.9);
  });

  it("answers at once: the middle question in some milliseconds, the figure itself is the benchmark's", () => {
    const once = (question: string) => {
      const start = performance.now();
      search(index, question, 10);
      return performance.now() - start;
    };
    const times = QUESTIONS.slice(0, 25).map(([question]) => Math.min(once(question), once(question), once(question)));
    expect(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(50);
  });

  it("finds procedures by their own names", () => {
    const sample = contents.filter((_, position) => position % 97 === 0);
    const found = sample.filter((content) => top(content.name).includes(foldVietnamese(content.name)));
    expect(found.length / sample.length).toBeGreaterThan(0.95);
  });
});
