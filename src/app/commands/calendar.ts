import { parseArgs } from "node:util";
import { YEARS } from "#modules/deadlines/index.ts";
import { generateYear, missingAnnouncements, presentYear, yearTable } from "#modules/calendar/index.ts";
import type { Command } from "../command.ts";
import { readAnnouncements } from "../read-announcements.ts";

const HELP = `motcua calendar NĂM [--json] [--calendar TỆP]

Lịch làm việc của một năm theo Bộ luật Lao động và thông báo hằng năm: từng ngày, loại ngày và lý do.
Không cần cơ sở dữ liệu. Năm chưa có thông báo được tính tạm theo âm lịch và ghi là chưa xác nhận.

  --json           một đối tượng JSON: year, status, missing, workingDays, days
  --calendar TỆP   thông báo lịch nghỉ hằng năm thay cho tệp đi kèm

Mã thoát: 0 đã in · 1 tệp lịch sai · 2 dùng sai lệnh`;

/** `motcua calendar YEAR`. */
export const calendarCommand: Command = {
  summary: "In lịch làm việc của một năm: ngày nghỉ lễ, nghỉ bù, hoán đổi",
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
    const days = generateYear(options.year, announcements);
    const missing = missingAnnouncements(options.year, announcements);
    await io.print(
      io.json ? JSON.stringify(presentYear(options.year, days, missing)) : yearTable(options.year, days, missing),
    );
    return 0;
  },
};

function optionsOf(
  argv: readonly string[],
): { readonly year: number; readonly calendar: string | undefined } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { calendar: { type: "string" } },
    });
    const [text = ""] = positionals;
    const year = Number(text);
    const isYear = /^\d{4}$/.test(text) && year >= YEARS.first && year <= YEARS.last;
    return isYear && positionals.length === 1 ? { year, calendar: values.calendar } : undefined;
  } catch {
    return undefined;
  }
}
