import type { Command } from "./command.ts";

type Entry = { readonly summary: string; readonly load: () => Promise<Command> };

/** Every command by name; loaded only when it is asked for, so that each starts fast. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    summary: "Mở trung tâm mẫu: cơ sở dữ liệu, trang web, công việc nền",
    load: async () => (await import("./commands/start.ts")).startCommand,
  },
  web: {
    summary: "Chỉ chạy trang web",
    load: async () => (await import("./commands/web.ts")).webCommand,
  },
  worker: {
    summary: "Chỉ chạy công việc nền",
    load: async () => (await import("./commands/worker.ts")).workerCommand,
  },
  "demo first-month": {
    summary: "Sống lại tháng đầu tiên của Trung tâm: 10/01 đến 11/02/2019, từng việc một",
    load: async () => (await import("./commands/demo-first-month.ts")).demoFirstMonthCommand,
  },
  "demo year": {
    summary: "Sống lại một năm của cả tỉnh qua đúng các nghiệp vụ, để xem ở quy mô thật",
    load: async () => (await import("./commands/demo-year.ts")).demoYearCommand,
  },
  migrate: {
    summary: "Nâng cấp cơ sở dữ liệu lên phiên bản mới nhất",
    load: async () => (await import("./commands/migrate.ts")).migrateCommand,
  },
  doctor: {
    summary: "Tự kiểm tra cài đặt và nói điều cần sửa",
    load: async () => (await import("./commands/doctor.ts")).doctorCommand,
  },
  due: {
    summary: "Tính ngày hẹn trả từ các câu hỏi JSON, kèm giải thích",
    load: async () => (await import("./commands/due.ts")).dueCommand,
  },
  calendar: {
    summary: "In lịch làm việc của một năm: ngày nghỉ lễ, nghỉ bù, hoán đổi",
    load: async () => (await import("./commands/calendar.ts")).calendarCommand,
  },
  "verify-history": {
    summary: "Kiểm tra nhật ký của mọi hồ sơ: không dòng nào bị sửa, xóa, chèn hay đổi chỗ",
    load: async () => (await import("./commands/verify-history.ts")).verifyHistoryCommand,
  },
  "import catalogue": {
    summary: "Nhập danh mục thủ tục hành chính quốc gia (JSON Lines, gzip hoặc trần)",
    load: async () => (await import("./commands/import-catalogue.ts")).importCatalogueCommand,
  },
  officer: {
    summary: "Thêm, khóa, mở, giao vị trí, cấp lại mật khẩu cho cán bộ",
    load: async () => (await import("./commands/officer.ts")).officerCommand,
  },
  "search procedures": {
    summary: "Tìm thủ tục hành chính bằng lời nói thường, có dấu hay không dấu",
    load: async () => (await import("./commands/search-procedures.ts")).searchProceduresCommand,
  },
  "import workflows": {
    summary: "Nhập quy trình nội bộ từ tệp JSON thành dự thảo, nêu điều cần xác nhận",
    load: async () => (await import("./commands/import-workflows.ts")).importWorkflowsCommand,
  },
  "import fees": {
    summary: "Nhập mức phí, lệ phí đất đai từ tệp JSON thành quy tắc thu",
    load: async () => (await import("./commands/import-fees.ts")).importFeesCommand,
  },
  watchdog: {
    summary: "Tìm hồ sơ bị bỏ quên: không có việc đang mở, không ai giữ vị trí, quá hạn chuyển",
    load: async () => (await import("./commands/watchdog.ts")).watchdogCommand,
  },
  reports: {
    summary: "Số liệu báo cáo: cộng ngày đã qua, kiểm tra tổng với từng hồ sơ, dựng lại từ nhật ký",
    load: async () => (await import("./commands/reports.ts")).reportsCommand,
  },
};
