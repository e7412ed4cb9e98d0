import type { Holding } from "../demo/installation.ts";

/** A whole number of an option, or undefined when it is none or too small or large. */
export function wholeNumber(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (!/^\d{1,12}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/** Why nothing can be loaded into what a data directory holds, and what to do; undefined when it can. */
export function refusalToLoad(holding: Holding, dataDir: string, command: string): string | undefined {
  switch (holding) {
    case "nothing":
    case "unfinished":
      return undefined;
    case "demo":
    case "centre": {
      const what = holding === "demo" ? "một trung tâm mẫu đã nạp xong" : "dữ liệu của một trung tâm";
      return [
        `Thư mục dữ liệu "${dataDir}" đang giữ ${what}; không nạp chồng lên được.`,
        `Hãy dùng một thư mục khác, ví dụ: MOTCUA_DATA_DIR=.data-thang-dau npm run -s motcua -- ${command}`,
      ].join("\n");
    }
  }
}
