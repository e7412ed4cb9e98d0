import type { WorkflowDefinition } from "./definition.ts";
import { OFFICES, type Office } from "./office.ts";

const days = (value: number) => ({ value, unit: "working-day" }) as const;
const by = (office: Office) => ({ actor: OFFICES[office].actor, actorLabel: OFFICES[office].label });

/**
 * A process that no law knows, "cấp phép thả diều", with all that a table can say: two branches side by
 * side and their joining step, a branch by condition, a clock stop, returns. For tests and the demo.
 */
export const KITE_PERMIT: WorkflowDefinition = {
  code: "KITE-PERMIT",
  name: "Cấp phép thả diều (quy trình giả định)",
  legalBasis: "Quy trình giả định để kiểm thử",
  total: days(8),
  steps: [
    {
      code: "B1",
      title: { vi: "Tiếp nhận, chuyển hồ sơ", en: "Receive and forward" },
      act: "receive",
      ...by("counter"),
      limit: days(0.5),
      paper: "Đơn xin thả diều",
      next: [{ to: "B2", label: "Phân công" }],
    },
    {
      code: "B2",
      title: { vi: "Phân công", en: "Assign" },
      act: "assign",
      ...by("head"),
      limit: days(0.5),
      paper: "Ý kiến phân công",
      next: [
        { to: "B3", label: "Kiểm tra con diều" },
        { to: "B4", label: "Hỏi ý kiến về gió" },
      ],
      split: "all",
    },
    {
      code: "B3",
      title: { vi: "Kiểm tra con diều", en: "Inspect the kite" },
      act: "appraise",
      ...by("specialist"),
      limit: days(3),
      paper: "Biên bản kiểm tra",
      next: [{ to: "B5", label: "Tổng hợp" }],
    },
    {
      code: "B4",
      title: { vi: "Lấy ý kiến về gió", en: "Ask about the wind" },
      act: "consult",
      ...by("specialist"),
      limit: days(2),
      paper: "Ý kiến trả lời",
      next: [{ to: "B5", label: "Tổng hợp" }],
    },
    {
      code: "B5",
      title: { vi: "Tổng hợp, đề xuất", en: "Sum up and propose" },
      act: "appraise",
      ...by("specialist"),
      limit: days(2),
      paper: "Tờ trình",
      next: [
        { to: "B7", label: "Trình ký" },
        { to: "B6", label: "Yêu cầu giải trình", when: "Diều dài hơn 3 mét" },
      ],
      back: ["B3", "B4"],
      join: "all",
    },
    {
      code: "B6",
      title: { vi: "Người nộp giải trình", en: "The applicant explains" },
      act: "await-applicant",
      ...by("applicant"),
      limit: null,
      paper: "Bản giải trình",
      next: [{ to: "B7", label: "Trình ký" }],
    },
    {
      code: "B7",
      title: { vi: "Ký giấy phép", en: "Sign the permit" },
      act: "sign",
      ...by("leader"),
      limit: days(1),
      paper: "Giấy phép đã ký",
      next: [{ to: "B8", label: "Phát hành" }],
      back: ["B3", "B5"],
    },
    {
      code: "B8",
      title: { vi: "Vào số, đóng dấu", en: "Register and stamp" },
      act: "register",
      ...by("registry"),
      limit: days(1),
      paper: "Giấy phép có số, có dấu",
      next: [{ to: "B9", label: "Trả kết quả" }],
      back: ["B7"],
    },
    {
      code: "B9",
      title: { vi: "Trả giấy phép", en: "Return the permit" },
      act: "return-result",
      ...by("returnDesk"),
      limit: null,
      paper: "Giấy phép",
      next: [],
    },
  ],
};
