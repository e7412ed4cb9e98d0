import type { CaseRule } from "../../domain/limit.ts";
import type { ProcedureContent } from "../../domain/procedure.ts";
import { LAND_OFFICE, SNNMT } from "./agencies.ts";
import { days, lePhi, phi, procedure, wd, type CaseDraft } from "./build.ts";

const FIELD = ["G13-TN02", "Đất đai"] as const;
const LAW = ["31/2024/QH15", "49/2026/NĐ-CP", "28/2026/QĐ-UBND"] as const;
const APPLICATION = "Đơn đăng ký biến động đất đai, tài sản gắn liền với đất";
const CERTIFICATE = "Giấy chứng nhận đã cấp";
const MANDATE = "Văn bản về việc đại diện | nếu có";
const COUNCIL_FEES = [
  phi(null, "Phí thẩm định hồ sơ: theo nghị quyết của HĐND tỉnh"),
  lePhi(null, "Lệ phí cấp giấy chứng nhận: theo nghị quyết của HĐND tỉnh"),
];

// The location of the land decides, not the place of submitting.
const MOUNTAIN: Pick<CaseRule, "additions"> = {
  additions: [
    {
      condition: "mountainous-commune",
      limit: wd(10),
      label: {
        vi: "thửa đất ở xã miền núi, vùng sâu, vùng xa, vùng khó khăn",
        en: "the land lies in a mountainous, remote or difficult commune",
      },
    },
  ],
};

/** A limit for ordinary communes and the same with ten more working days where the land lies in the mountains. */
function plainAndMountain(base: Omit<CaseDraft, "name">, name = ""): readonly CaseDraft[] {
  const title = name === "" ? "Thửa đất" : `${name} - thửa đất`;
  return [
    { ...base, name: `${title} ở xã, phường còn lại` },
    { ...base, name: `${title} ở xã miền núi, vùng khó khăn (thêm 10 ngày làm việc)`, rule: MOUNTAIN },
  ];
}

const land = (draft: Omit<Parameters<typeof procedure>[0], "field" | "law" | "agency">) =>
  procedure({ field: FIELD, law: LAW, agency: LAND_OFFICE, ...draft });

/** Land: the procedures Lạng Sơn publishes itself (1.1157xx) and the registration of land for the first time. */
export const LAND_PROCEDURES: readonly ProcedureContent[] = [
  procedure({
    code: "1.115708",
    name: "Chuyển mục đích sử dụng đất",
    field: FIELD,
    law: LAW,
    agency: SNNMT,
    result: "Quyết định cho phép chuyển mục đích sử dụng đất",
    keywords: ["lên thổ cư", "chuyển đất vườn sang đất ở", "chuyển đất nông nghiệp sang đất ở"],
    cases: [{ limit: days(15), papers: ["Đơn đề nghị chuyển mục đích sử dụng đất", CERTIFICATE], fees: COUNCIL_FEES }],
  }),
  procedure({
    code: "1.115709",
    name: "Chuyển hình thức sử dụng đất; gia hạn sử dụng đất khi hết thời hạn sử dụng đất; điều chỉnh thời hạn sử dụng đất",
    field: FIELD,
    law: LAW,
    agency: SNNMT,
    result: "Quyết định về hình thức, thời hạn sử dụng đất",
    cases: [
      {
        name: "Chuyển hình thức sử dụng đất",
        limit: days(15),
        papers: ["Đơn đề nghị chuyển hình thức sử dụng đất", CERTIFICATE, "Quyết định giao đất, cho thuê đất | sao"],
        fees: COUNCIL_FEES,
      },
      {
        name: "Gia hạn, điều chỉnh thời hạn sử dụng đất",
        limit: days(15),
        papers: ["Đơn đề nghị gia hạn sử dụng đất", CERTIFICATE, "Văn bản về thời hạn của dự án | sao, nếu có"],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  procedure({
    code: "1.115710",
    name: "Điều chỉnh quyết định giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất",
    field: FIELD,
    law: LAW,
    agency: SNNMT,
    result: "Quyết định điều chỉnh",
    cases: [{ limit: days(7), papers: ["Đơn đề nghị điều chỉnh quyết định"], fees: COUNCIL_FEES }],
  }),
  land({
    code: "1.115711",
    name: "Xóa đăng ký thuê, cho thuê lại quyền sử dụng đất trong dự án xây dựng kinh doanh kết cấu hạ tầng",
    result: "Giấy chứng nhận đã chỉnh lý",
    cases: [
      {
        limit: wd(3),
        papers: [APPLICATION, CERTIFICATE, "Văn bản xóa cho thuê, cho thuê lại", MANDATE],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  land({
    code: "1.115712",
    name: "Cấp lại Giấy chứng nhận đã cấp do bị mất",
    result: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    keywords: ["mất sổ đỏ", "làm lại sổ đỏ", "cấp lại sổ hồng"],
    cases: plainAndMountain({
      limit: wd(10),
      papers: [APPLICATION, "Mảnh trích đo bản đồ địa chính thửa đất | nếu có", MANDATE],
      fees: COUNCIL_FEES,
      excludedPeriods: [
        "niêm yết thông báo mất giấy chứng nhận tại UBND cấp xã",
        "đăng tin trên phương tiện thông tin đại chúng",
      ],
    }),
  }),
  land({
    code: "1.115714",
    name: "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất cho người nhận chuyển nhượng trong dự án bất động sản",
    result: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    keywords: ["mua nhà dự án", "mua căn hộ chung cư", "sổ hồng chung cư"],
    cases: plainAndMountain({
      limit: wd(10),
      papers: [APPLICATION, "Hợp đồng chuyển nhượng", "Văn bản đủ điều kiện chuyển nhượng | sao", MANDATE],
      fees: COUNCIL_FEES,
    }),
  }),
  land({
    code: "1.115715",
    name: "Xóa ghi nợ tiền sử dụng đất, lệ phí trước bạ trên Giấy chứng nhận đã cấp",
    result: "Giấy chứng nhận đã xóa ghi nợ",
    keywords: ["xóa nợ tiền sử dụng đất", "xóa nợ sổ đỏ"],
    cases: [
      {
        limit: wd(1),
        rule: { sameDay: true, afterHour: "15:00" },
        papers: [APPLICATION, CERTIFICATE, "Giấy tờ đã hoàn thành thanh toán nợ", MANDATE],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  land({
    code: "1.115718",
    name: "Đăng ký biến động đổi tên hoặc thay đổi thông tin về người sử dụng đất, chủ sở hữu tài sản gắn liền với đất; thay đổi số hiệu hoặc địa chỉ của thửa đất; thay đổi hạn chế quyền; giảm diện tích thửa đất do sạt lở tự nhiên",
    result: "Giấy chứng nhận đã chỉnh lý",
    keywords: ["đổi tên trên sổ đỏ", "sửa thông tin sổ đỏ", "đổi số căn cước trên sổ đỏ"],
    cases: [
      {
        name: "Đổi tên, thông tin, số hiệu, địa chỉ thửa đất",
        limit: wd(5),
        papers: [APPLICATION, CERTIFICATE, "Giấy tờ về việc thay đổi thông tin | sao"],
        fees: COUNCIL_FEES,
      },
      {
        name: "Thay đổi hạn chế quyền, quyền đối với thửa đất liền kề",
        limit: wd(7),
        papers: [APPLICATION, CERTIFICATE, "Văn bản về việc thay đổi hạn chế quyền"],
        fees: COUNCIL_FEES,
      },
      {
        name: "Giảm diện tích do sạt lở tự nhiên",
        limit: wd(10),
        papers: [APPLICATION, CERTIFICATE, "Mảnh trích đo thửa đất"],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  land({
    code: "1.115719",
    name: "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất khi chuyển đổi, chuyển nhượng, thừa kế, tặng cho, góp vốn, cho thuê",
    result: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    keywords: ["sang tên sổ đỏ", "sang tên nhà đất", "mua bán đất", "cho con đất", "nhận thừa kế đất"],
    cases: [
      ...plainAndMountain(
        {
          limit: wd(10),
          papers: [APPLICATION, CERTIFICATE, "Hợp đồng hoặc văn bản chuyển quyền đã công chứng, chứng thực", MANDATE],
          fees: COUNCIL_FEES,
          excludedPeriods: ["xác định và thực hiện nghĩa vụ tài chính"],
        },
        "Chuyển nhượng, thừa kế, tặng cho, góp vốn",
      ),
      {
        name: "Cho thuê, cho thuê lại trong dự án kết cấu hạ tầng",
        limit: wd(5),
        papers: [APPLICATION, CERTIFICATE, "Hợp đồng cho thuê, cho thuê lại"],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  land({
    code: "1.115727",
    name: "Tách thửa, hợp thửa đất",
    result: "Giấy chứng nhận cho thửa đất mới",
    keywords: ["tách sổ đỏ", "chia đất", "gộp thửa"],
    cases: [
      {
        limit: wd(12),
        papers: ["Đơn đề nghị tách thửa, hợp thửa", "Bản vẽ tách thửa, hợp thửa", CERTIFICATE],
        fees: COUNCIL_FEES,
      },
    ],
  }),
  land({
    code: "1.115733",
    name: "Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    result: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    keywords: ["đổi sổ đỏ cũ", "sổ đỏ bị rách", "đổi sổ mới"],
    cases: plainAndMountain({
      limit: wd(5),
      papers: [APPLICATION, CERTIFICATE, "Mảnh trích đo bản đồ địa chính | nếu có"],
      fees: COUNCIL_FEES,
    }),
  }),
  land({
    code: "1.013978",
    name: "Đăng ký đất đai, tài sản gắn liền với đất lần đầu, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    result: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    keywords: ["làm sổ đỏ lần đầu", "làm sổ đỏ mới"],
    cases: plainAndMountain({
      limit: wd(27),
      papers: ["Đơn đăng ký đất đai lần đầu", "Giấy tờ về quyền sử dụng đất", "Chứng từ nghĩa vụ tài chính | nếu có"],
      fees: COUNCIL_FEES,
      excludedPeriods: ["xác định và thực hiện nghĩa vụ tài chính"],
    }),
  }),
];
