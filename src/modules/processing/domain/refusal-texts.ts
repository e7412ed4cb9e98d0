import { formatInstant } from "#kernel/time.ts";
import type { OwnRefusal } from "./refusal.ts";

type Text = { readonly status: 404 | 403 | 409 | 422; readonly vi: string; readonly en: string };

const TEXTS = {
  "processing/not-found": {
    status: 404,
    vi: "Không tìm thấy việc này.",
    en: "There is no such task.",
  },
  "processing/not-allowed": {
    status: 403,
    vi: "Việc này được giao cho vị trí khác. Hãy đề nghị người phụ trách phân công nếu cần.",
    en: "This task falls to another position. Ask the one in charge to assign it if it should be yours.",
  },
  "processing/stale": {
    status: 409,
    vi: "Việc này vừa có người khác xử lý. Hãy xem lại hồ sơ rồi làm tiếp; nội dung đã nhập vẫn được giữ.",
    en: "Somebody has just worked on this task. Look at the dossier again; what you typed is kept.",
  },
  "processing/suspended": {
    status: 409,
    vi: "Hồ sơ đang tạm dừng chờ người nộp. Việc sẽ mở lại khi hồ sơ được bổ sung.",
    en: "The dossier is waiting for the applicant. The task opens again when the dossier is supplied.",
  },
  "processing/over": { status: 409, vi: "Việc này đã kết thúc.", en: "This task is over." },
  "processing/by-hand-over": {
    status: 409,
    vi: "Bước này kết thúc khi trả kết quả cho người nhận. Hãy dùng nút Trả kết quả.",
    en: "This step ends when the result is handed over. Use the button Trả kết quả.",
  },
  "processing/same-officer": {
    status: 403,
    vi: "Người đã tiếp nhận hoặc thẩm định hồ sơ không được ký chính hồ sơ đó. Hãy chuyển người khác ký.",
    en: "Whoever received or appraised a dossier must not sign it. Let somebody else sign.",
  },
  "processing/reason-missing": {
    status: 422,
    vi: "Hãy ghi lý do để người nhận biết phải làm gì.",
    en: "Write the reason, so that the receiver knows what to do.",
  },
  "processing/officer-missing": {
    status: 422,
    vi: "Hãy chọn người xử lý.",
    en: "Choose the officer who will handle it.",
  },
  "processing/officer-elsewhere": {
    status: 422,
    vi: "Người được chọn không giữ chức danh này tại đơn vị.",
    en: "The chosen officer does not hold this position in the unit.",
  },
  "processing/result-missing": {
    status: 422,
    vi: "Đây là bước cuối của cơ quan: hãy nhập số, ngày và nội dung kết quả.",
    en: "This is the last step of the agency: enter number, date and content of the result.",
  },
  "processing/nobody-there": {
    status: 409,
    vi: "Bước tiếp theo chưa có đơn vị thực hiện. Hãy báo quản trị hệ thống.",
    en: "The next step has no unit to do it. Tell the system administrator.",
  },
  "processing/not-active": {
    status: 409,
    vi: "Bước này không phải là bước đang làm của hồ sơ.",
    en: "The dossier does not stand at this step.",
  },
  "processing/way-missing": { status: 422, vi: "Hãy chọn hướng xử lý tiếp theo.", en: "Choose how to go on." },
  "processing/no-such-way": {
    status: 422,
    vi: "Hướng xử lý đã chọn không có trong quy trình.",
    en: "The process does not know the chosen way.",
  },
  "processing/no-return": {
    status: 422,
    vi: "Quy trình không cho trả lại bước đã chọn.",
    en: "The process does not allow a return to the chosen step.",
  },
} as const satisfies Record<OwnRefusal["kind"], Text>;

/** The sentence and status of a refusal, with who and when for somebody who was slower. */
export function refusalText(refusal: OwnRefusal): Text {
  const text = TEXTS[refusal.kind];
  if (refusal.kind !== "processing/stale" || refusal.at === null) return text;
  const at = formatInstant(refusal.at);
  return { ...text, vi: `${text.vi} (lúc ${at})`, en: `${text.en} (at ${at})` };
}
