import { Unfit } from "./verdict.ts";
import type { ZipEntry } from "./zip.ts";

/** Which office file an archive is, told by the part that every such file has; undefined for other archives. */
export function officeKindOf(entries: readonly ZipEntry[]): "docx" | "xlsx" | undefined {
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has("[Content_Types].xml")) return undefined;
  if (names.has("word/document.xml")) return "docx";
  return names.has("xl/workbook.xml") ? "xlsx" : undefined;
}

/** Refuses what runs or reaches out when the file is opened: macros, controls, embedded objects, outside parts. */
export function checkOffice(entries: readonly ZipEntry[]): void {
  for (const { name, bytes } of entries) {
    const lower = name.toLowerCase();
    if (/vbaproject|\/activex\/|\.(exe|dll|js|vbs|cmd|bat|ps1|scr|jar|hta|lnk)$/.test(lower))
      throw new Unfit("file-active");
    if (/\/embeddings\/.*\.bin$/.test(lower)) throw new Unfit("file-active");
    if (/\.(xml|rels|vml)$/.test(lower)) checkMarkup(bytes.toString("utf8"));
  }
}

const OUTSIDE_PART = /<Relationship\b[^>]*\bTargetMode\s*=\s*["']External["'][^>]*>/gi;

function checkMarkup(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || /macroEnabled|vbaProject|ms-office\.activeX/i.test(text)) {
    throw new Unfit("file-active");
  }
  for (const [relationship] of text.matchAll(OUTSIDE_PART)) {
    // Links that a reader may click are ordinary; parts that are fetched on opening are not.
    if (!/\/relationships\/hyperlink["']/i.test(relationship)) throw new Unfit("file-active");
  }
  if (/\b(DDEAUTO|DDE)\b\s+["\\a-z]/i.test(text) && /instrText|ddeLink/i.test(text)) throw new Unfit("file-active");
}
