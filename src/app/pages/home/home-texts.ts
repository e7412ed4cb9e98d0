import type { Language } from "#ui/language.ts";

const vi = {
  introduction: "",
  find: "Tìm thủ tục",
  whichProcedure: "Ông/Bà cần làm thủ tục gì?",
  findHelp: "Ví dụ: làm lại căn cước, sang tên sổ đỏ, cấp điện mới. Gõ không dấu cũng được.",
  howFar: "Hồ sơ của Ông/Bà đến đâu rồi?",
  howFarHelp: "Nhập mã hồ sơ và mã tra cứu in trên giấy hẹn, hoặc quét mã QR trên giấy.",
  code: "Mã hồ sơ",
  secret: "Mã tra cứu (8 ký tự)",
  lookUp: "Tra cứu hồ sơ",
  figures: "Số liệu giải quyết hồ sơ và thời gian thường mất của từng thủ tục",
  hours: "Giờ làm việc",
  where: "Địa chỉ và điện thoại",
  onDuty: "Cán bộ trực tại từng quầy và số điện thoại",
};

const en: typeof vi = {
  introduction:
    "One door for the procedures of all departments of the province. Names of procedures and papers are in Vietnamese, as the law has them.",
  find: "Find a procedure",
  whichProcedure: "What do you need to do?",
  findHelp: "Type it in Vietnamese, with or without accents, for example: cap dien moi (new electricity connection).",
  howFar: "How far is your dossier?",
  howFarHelp: "Enter the dossier code and the look-up code printed on your receipt, or scan the QR code on it.",
  code: "Dossier code",
  secret: "Look-up code (8 characters)",
  lookUp: "Follow the dossier",
  figures: "Figures of the centre, and how long each procedure usually takes",
  hours: "Opening hours",
  where: "Address and telephone",
  onDuty: "Who is on duty at each counter, with telephone numbers",
};

/** What the front door says. */
export const HOME_TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
