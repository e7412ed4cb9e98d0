import type { Chance } from "./chance.ts";

/** How a demo dossier goes on after it was let in. */
export type Turn =
  | "goes-on" // as far as its officers get until now
  | "waits" // nobody touched it after intake
  | "slow" // each step takes longer than its limit
  | "supplement" // the specialist asks for a paper, the citizen has not answered
  | "supplied" // the same, and the citizen came back
  | "extended" // re-appointed once with an apology
  | "obligation" // waiting for the tax to be paid
  | "withdrawn"
  | "stopped"
  | "refused" // at intake
  | "incomplete" // asked for papers at intake
  | "online"; // handed in online, not yet answered

export type Story = {
  readonly procedure: string;
  readonly caseIndex: number;
  readonly summary: string;
  readonly byCompany: boolean;
  /** Working days before now on which it came in. */
  readonly daysAgo: number;
  /** Minutes after the counter opened. */
  readonly minute: number;
  readonly turn: Turn;
};

type Subject = readonly [procedure: string, caseIndex: number, summary: string, byCompany?: "company"];

/** What people of the province ask for, the commonest first; codes of the starter catalogue. */
const ORDINARY: readonly (readonly [Subject, number])[] = [
  [["2.000815", 0, "Chứng thực bản sao bằng tốt nghiệp, giấy khai sinh"], 18],
  [["2.001194", 0, "Cấp lại thẻ căn cước do bị mất"], 6],
  [["2.001195", 0, "Đổi thẻ căn cước do thay đổi nơi cư trú"], 4],
  [["1.001456", 0, "Cấp hộ chiếu phổ thông lần đầu"], 5],
  [["3.000347", 0, "Đổi giấy phép lái xe hạng A1, B"], 5],
  [["1.115719", 0, "Chuyển nhượng quyền sử dụng đất tại phường Kỳ Lừa"], 6],
  [["1.115733", 0, "Cấp đổi giấy chứng nhận do ố, nhòe"], 3],
  [["1.115718", 0, "Thay đổi thông tin người sử dụng đất"], 3],
  [["1.115727", 0, "Tách thửa đất tại phường Đông Kinh"], 2],
  [["1.115708", 0, "Chuyển mục đích từ đất vườn sang đất ở"], 2],
  [["2.000635", 0, "Cấp bản sao trích lục khai sinh"], 4],
  [["2.002043", 0, "Thành lập công ty cổ phần dịch vụ logistics", "company"], 3],
  [["2.002029", 0, "Tạm ngừng kinh doanh sáu tháng", "company"], 2],
  [["1.008501", 0, "Cấp lại thông báo mã số thuế", "company"], 2],
  [["1.012275", 0, "Đăng ký hành nghề tại phòng khám đa khoa"], 2],
  [["1.001440", 0, "Cấp thẻ hướng dẫn viên tại điểm Mẫu Sơn"], 2],
  [["1.000703", 0, "Kinh doanh vận tải hành khách tuyến Lạng Sơn - Hà Nội", "company"], 2],
  [["1.002357", 0, "Cấp lại giấy phép vận tải Việt - Trung loại E", "company"], 2],
  [["1.001686", 0, "Cửa hàng thuốc thú y tại phường Tam Thanh"], 1],
  [["3.000001", 0, "Cấp điện sinh hoạt cho nhà mới xây"], 2],
  [["1.014439", 0, "Công nhận trung tâm đổi mới sáng tạo Xứ Lạng", "company"], 3],
  [["1.014446", 0, "Thay đổi địa chỉ trên giấy chứng nhận", "company"], 2],
  [["LS-2487-10", 0, "Cấp giấy chứng nhận doanh nghiệp khoa học và công nghệ", "company"], 2],
  [["1.014439", 1, "Công nhận trung tâm đổi mới sáng tạo có hội đồng", "company"], 2],
  [["1.000688", 0, "Cấp chứng chỉ hành nghề luật sư"], 1],
];

/** Dossiers that show what an ordinary week may not bring. */
const SPECIAL: readonly Story[] = [
  story("1.014439", 0, "Công nhận trung tâm đổi mới sáng tạo Mẫu Sơn", {
    byCompany: true,
    daysAgo: 6,
    turn: "goes-on",
  }),
  story("1.014433", 0, "Công nhận doanh nghiệp khởi nghiệp sáng tạo", {
    byCompany: true,
    daysAgo: 7,
    turn: "supplement",
  }),
  story("1.000703", 0, "Kinh doanh vận tải hàng hóa bằng xe tải", { byCompany: true, daysAgo: 5, turn: "supplement" }),
  story("1.115719", 0, "Nhận thừa kế quyền sử dụng đất", { daysAgo: 12, turn: "supplied" }),
  story("1.012906", 0, "Chứng chỉ hành nghề môi giới bất động sản", { daysAgo: 9, turn: "extended" }),
  story("1.001686", 0, "Đại lý thuốc thú y chợ Giếng Vuông", { daysAgo: 6, turn: "extended" }),
  story("1.115708", 0, "Chuyển mục đích sang đất ở, 120 m²", { daysAgo: 6, turn: "obligation" }),
  story("1.115719", 0, "Tặng cho quyền sử dụng đất giữa cha và con", { daysAgo: 5, turn: "obligation" }),
  story("2.001194", 0, "Cấp lại thẻ căn cước, tìm thấy thẻ cũ", { daysAgo: 4, turn: "withdrawn" }),
  story("2.002069", 0, "Đăng ký chi nhánh tại cửa khẩu Hữu Nghị", { byCompany: true, daysAgo: 3, turn: "withdrawn" }),
  story("2.000673", 0, "Đại lý bán lẻ xăng dầu, địa điểm chưa phù hợp quy hoạch", {
    byCompany: true,
    daysAgo: 6,
    turn: "stopped",
  }),
  story("1.013233", 0, "Gia hạn giấy phép xây dựng không thuộc cấp tỉnh", { daysAgo: 3, turn: "refused" }),
  story("1.001456", 0, "Cấp hộ chiếu, hồ sơ của người khác", { daysAgo: 2, turn: "refused" }),
  story("1.115727", 0, "Tách thửa, thiếu bản vẽ", { daysAgo: 2, turn: "incomplete" }),
  story("1.012275", 0, "Đăng ký hành nghề, thiếu giấy xác nhận thực hành", { daysAgo: 1, turn: "incomplete" }),
  story("2.002029", 0, "Tạm ngừng kinh doanh (nộp trực tuyến)", { byCompany: true, daysAgo: 1, turn: "online" }),
  story("3.000347", 0, "Đổi giấy phép lái xe (nộp trực tuyến)", { daysAgo: 1, turn: "online" }),
  story("2.001195", 0, "Đổi thẻ căn cước (nộp trực tuyến)", { daysAgo: 0, turn: "online" }),
  story("1.115733", 0, "Cấp đổi giấy chứng nhận, chờ phân công", { daysAgo: 6, turn: "waits" }),
  story("1.004237", 0, "Khai thác bản đồ địa chính số", { daysAgo: 7, turn: "waits" }),
  story("1.000390", 0, "Cấp lại thẻ tư vấn viên pháp luật", { daysAgo: 8, turn: "slow" }),
  story("1.003930", 0, "Cấp lại đăng ký thuyền chở khách sông Kỳ Cùng", { daysAgo: 5, turn: "slow" }),
];

/** Done while the citizen waits at the desk. */
const IMMEDIATE: ReadonlySet<string> = new Set(["2.000815", "2.000635"]);
const USUAL_TURNS: readonly (readonly [Turn, number])[] = [
  ["goes-on", 90],
  ["slow", 4],
  ["waits", 6],
];
const DAYS = 14;
const PER_DAY = 6;
const OPEN_MINUTES = 200;

/** All dossiers of the demo in the order in which they came in. */
export function tellStories(chance: Chance): readonly Story[] {
  const ordinary = Array.from({ length: DAYS * PER_DAY }, (_, index): Story => {
    const [procedure, caseIndex, summary, by] = chance.weighted(ORDINARY);
    const turn = IMMEDIATE.has(procedure) ? "goes-on" : chance.weighted(USUAL_TURNS);
    return {
      procedure,
      caseIndex,
      summary,
      byCompany: by === "company",
      daysAgo: DAYS - Math.floor(index / PER_DAY),
      minute: chance.between(1, OPEN_MINUTES),
      turn,
    };
  });
  const special = SPECIAL.map((one) => ({ ...one, minute: chance.between(1, OPEN_MINUTES) }));
  return [...ordinary, ...special].sort((a, b) => b.daysAgo - a.daysAgo || a.minute - b.minute);
}

function story(
  procedure: string,
  caseIndex: number,
  summary: string,
  {
    byCompany = false,
    daysAgo,
    turn,
  }: { readonly byCompany?: true | false; readonly daysAgo: number; readonly turn: Turn },
): Story {
  return { procedure, caseIndex, summary, byCompany, daysAgo, minute: 0, turn };
}
