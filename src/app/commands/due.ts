import { parseArgs } from "node:util";
import { StrictJsonError, parseStrictJson } from "#platform/http/strict-json.ts";
import {
  lawAnswers,
  presentDue,
  questionProblem,
  readQuestion,
  type DueQuestion,
  type QuestionProblem,
} from "#modules/deadlines/index.ts";
import type { Result } from "#kernel/result.ts";
import { err } from "#kernel/result.ts";
import type { Command } from "../command.ts";
import { readAnnouncements } from "../read-announcements.ts";
import { linesOf, type ByteLine } from "../stdin-lines.ts";

const HELP = `motcua due [--calendar TỆP] [--en] < câu-hỏi.jsonl

Đọc mỗi dòng một câu hỏi JSON, trả mỗi dòng một ngày hẹn kèm giải thích, theo đúng thứ tự. Không cần cơ sở dữ liệu.

  {"from":"2026-11-23T09:15:00+07:00","limit":{"value":5,"unit":"working-day"},"mode":"end-of-day"}
  {"due":"2026-12-01T16:30:00+07:00","trace":["…"]}

Đơn vị: hour, working-day, calendar-day, month, year (lẻ đến 0,25 trừ tháng và năm).
Cách tính: "clock" giữ nguyên giờ, "end-of-day" đến hết giờ làm việc của ngày cuối (mặc định).
Có thể thêm: sameDay, afterHour "15:00", stages, additions với conditions, legalBasis, events
(pause, resume, reset với at; extend với at, to; exclude với from, to; add với limit; reason tùy ý).

  --calendar TỆP   thông báo lịch nghỉ hằng năm thay cho tệp đi kèm (cùng dạng data/calendar-announcements.json)
  --en             giải thích bằng tiếng Anh

Dòng sai trả {"line":…,"error":{…}}; các dòng khác vẫn được trả lời.
Mã thoát: 0 mọi dòng đều tính được · 1 có dòng sai, không có dòng nào, hoặc tệp lịch sai · 2 dùng sai lệnh`;

/** `motcua due`: JSON lines in, due dates out. */
export const dueCommand: Command = {
  summary: "Tính ngày hẹn trả từ các câu hỏi JSON, kèm giải thích",
  help: HELP,
  run: async (argv, io) => {
    const options = optionsOf(argv);
    if (options === undefined) {
      io.note(HELP);
      return 2;
    }
    const announcements = await readAnnouncements(options.calendar);
    if (typeof announcements === "string") {
      io.note(announcements);
      return 1;
    }
    const answer = lawAnswers(announcements);
    let asked = 0;
    let refused = 0;
    for await (const lines of linesOf(io.stdin)) {
      const output = lines.filter(isNotBlank).map((line) => {
        asked += 1;
        const question = readLine(line);
        const found = question.ok ? answer(question.value) : question;
        if (found.ok) return JSON.stringify(presentDue(found.value, options.language));
        refused += 1;
        return JSON.stringify({ line: line.number, error: found.error });
      });
      if (output.length > 0) await io.print(output.join("\n"));
    }
    if (asked === 0) io.note("Không có câu hỏi nào ở đầu vào chuẩn. Xem: motcua due --help");
    else if (refused > 0) io.note(`${refused} trong ${asked} dòng không tính được.`);
    return asked === 0 || refused > 0 ? 1 : 0;
  },
};

function optionsOf(
  argv: readonly string[],
): { readonly calendar: string | undefined; readonly language: "vi" | "en" } | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { calendar: { type: "string" }, en: { type: "boolean" } },
    });
    return { calendar: values.calendar, language: values.en === true ? "en" : "vi" };
  } catch {
    return undefined;
  }
}

function isNotBlank(line: ByteLine): boolean {
  return line.text === null || line.text.trim() !== "";
}

function readLine(line: ByteLine): Result<DueQuestion, QuestionProblem> {
  if (line.text === null) return err(questionProblem(line.problem));
  try {
    return readQuestion(parseStrictJson(line.text));
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    return err(questionProblem(error.code === "E_JSON_DUPLICATE" ? "E_JSON_DUPLICATE" : "E_JSON", error.path));
  }
}
