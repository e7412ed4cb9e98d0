import { readFile } from "node:fs/promises";
import { parseAnnouncements, STATE_ANNOUNCEMENTS, type Announcements } from "#modules/calendar/domain.ts";
import { parseStrictJson } from "#platform/http/strict-json.ts";

/** The announcements of a file (`--calendar FILE`), or those of the project; a string says what is wrong. */
export async function readAnnouncements(file: string | undefined): Promise<Announcements | string> {
  if (file === undefined) return STATE_ANNOUNCEMENTS;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch {
    return `Không đọc được tệp lịch "${file}" (phải là tệp JSON, UTF-8).`;
  }
  try {
    const parsed = parseAnnouncements(parseStrictJson(text));
    if (parsed.ok) return parsed.value;
    return [`Tệp lịch "${file}" có chỗ sai:`, ...parsed.error.map((p) => `  ${p.path}: ${p.vi}`)].join("\n");
  } catch {
    return `Tệp lịch "${file}" không phải là JSON hợp lệ.`;
  }
}
