import type { ProcedureContent } from "../../domain/procedure.ts";
import { CAT } from "./agencies.ts";
import { lePhi, phi, procedure, wd } from "./build.ts";

const IDENTITY = ["G01-CA01", "Cấp, quản lý căn cước"] as const;
const BORDER = ["G01-CA11", "Quản lý xuất nhập cảnh"] as const;
const DRIVING = ["G01-CA28", "Sát hạch, cấp giấy phép lái xe"] as const;
const IDENTITY_LAW = ["26/2023/QH15", "70/2024/NĐ-CP", "53/2025/TT-BCA"];
const PERSON = ["Công dân Việt Nam"];
const FORM = "Phiếu đề nghị giải quyết thủ tục về căn cước";

/** Police: identity cards, passports, driving licences. */
export const POLICE_PROCEDURES: readonly ProcedureContent[] = [
  procedure({
    code: "2.000200",
    name: "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên (thực hiện tại cấp tỉnh)",
    field: IDENTITY,
    agency: CAT,
    result: "Thẻ căn cước",
    law: IDENTITY_LAW,
    subjects: PERSON,
    keywords: ["làm căn cước lần đầu", "làm căn cước công dân", "làm cccd", "chứng minh nhân dân"],
    cases: [
      {
        limit: wd(7),
        papers: ["Phiếu thu nhận thông tin căn cước", "Giấy tờ chứa thông tin công dân (xuất trình) | nếu có"],
      },
    ],
  }),
  procedure({
    code: "1.014062",
    name: "Cấp thẻ căn cước cho người dưới 14 tuổi",
    field: IDENTITY,
    agency: CAT,
    result: "Thẻ căn cước",
    law: IDENTITY_LAW,
    subjects: PERSON,
    keywords: ["làm căn cước cho trẻ em", "làm căn cước cho con"],
    cases: [{ limit: wd(7), papers: [FORM, "Giấy tờ chứng minh người đại diện hợp pháp (xuất trình) | nếu có"] }],
  }),
  procedure({
    code: "2.001195",
    name: "Cấp đổi thẻ căn cước (thực hiện tại cấp tỉnh)",
    field: IDENTITY,
    agency: CAT,
    result: "Thẻ căn cước",
    law: IDENTITY_LAW,
    subjects: PERSON,
    keywords: ["đổi căn cước hết hạn", "đổi cccd", "căn cước hết hạn"],
    cases: [{ limit: wd(7), papers: [FORM, "Thẻ căn cước đang dùng"], fees: [lePhi(50_000, "mỗi thẻ")] }],
  }),
  procedure({
    code: "2.001194",
    name: "Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)",
    field: IDENTITY,
    agency: CAT,
    result: "Thẻ căn cước",
    law: IDENTITY_LAW,
    subjects: PERSON,
    keywords: ["mất căn cước", "làm lại căn cước", "mất cccd", "làm lại chứng minh nhân dân"],
    cases: [
      {
        limit: wd(7),
        papers: [FORM, "Giấy tờ chứng minh người đại diện hợp pháp | nếu có"],
        fees: [lePhi(70_000, "mỗi thẻ")],
      },
    ],
  }),
  procedure({
    code: "1.001456",
    name: "Cấp hộ chiếu phổ thông ở trong nước (thực hiện tại cấp tỉnh)",
    field: BORDER,
    agency: CAT,
    result: "Hộ chiếu phổ thông",
    law: ["49/2019/QH14", "31/2023/TT-BCA"],
    subjects: PERSON,
    keywords: ["làm hộ chiếu", "passport", "đổi hộ chiếu", "đi nước ngoài"],
    cases: [
      {
        name: "Từ đủ 14 tuổi",
        limit: wd(8),
        papers: ["Tờ khai cấp hộ chiếu", "Ảnh 4 x 6 cm | 2", "Hộ chiếu cấp lần gần nhất | nếu có"],
        fees: [phi(200_000, "nộp trực tuyến 160.000 đ")],
      },
      {
        name: "Dưới 14 tuổi",
        limit: wd(8),
        papers: ["Tờ khai cấp hộ chiếu", "Ảnh 4 x 6 cm | 2", "Giấy khai sinh | sao"],
        fees: [phi(200_000, "nộp trực tuyến 160.000 đ")],
      },
    ],
  }),
  procedure({
    code: "1.001445",
    name: "Trình báo mất hộ chiếu phổ thông (thực hiện tại cấp tỉnh)",
    field: BORDER,
    agency: CAT,
    result: "Thông báo về việc giải quyết đơn trình báo mất hộ chiếu",
    law: ["49/2019/QH14", "31/2023/TT-BCA"],
    subjects: PERSON,
    keywords: ["mất hộ chiếu", "mất passport"],
    cases: [{ limit: wd(1), papers: ["Đơn trình báo mất hộ chiếu"], workflowCode: "ON-THE-SPOT" }],
  }),
  procedure({
    code: "3.000347",
    name: "Đổi giấy phép lái xe",
    field: DRIVING,
    agency: CAT,
    result: "Giấy phép lái xe",
    law: ["36/2024/QH15", "12/2025/TT-BCA"],
    subjects: PERSON,
    keywords: ["đổi bằng lái xe", "bằng lái hết hạn", "đổi bằng lái", "gplx", "bằng lái xe máy", "bằng lái ô tô"],
    cases: [
      {
        name: "Đổi khi sắp hết hạn, hỏng, thay đổi thông tin",
        limit: wd(5),
        papers: [
          "Đơn đề nghị đổi giấy phép lái xe",
          "Giấy khám sức khỏe của người lái xe | nếu có",
          "Giấy phép lái xe | sao",
        ],
        fees: [lePhi(135_000, "nộp trực tuyến 115.000 đ")],
      },
    ],
  }),
];
