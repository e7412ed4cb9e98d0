import type { Instant } from "#kernel/time.ts";

/** Kinds of files a dossier may hold: what offices and phones make, and what every browser can show. */
export const MEDIA_TYPES = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type FileKind = keyof typeof MEDIA_TYPES;

/** Extensions that go with each kind. */
export const EXTENSIONS = {
  pdf: ["pdf"],
  jpeg: ["jpg", "jpeg"],
  png: ["png"],
  docx: ["docx"],
  xlsx: ["xlsx"],
} as const satisfies Record<FileKind, readonly string[]>;

/** Largest file, in bytes: a photograph or a scan of some dozens of pages. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Files that one draft or dossier may hold. */
export const MAX_FILES = 200;

/** What a file belongs to: a form still being filled in at the counter, or a dossier. */
export type Holder = { readonly kind: "draft" | "dossier"; readonly id: string };

/** A file opens only when clean; quarantined ones stay listed and shut. */
export type DocumentState = "clean" | "quarantined";

/** A scan, photograph or file of a component paper (NĐ 61/2018/NĐ-CP Điều 17: check, scan and store). */
export type Document = {
  readonly id: string;
  readonly holder: Holder;
  /** The component paper it shows; null for other papers. */
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly state: DocumentState;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
};

/** A size as people read it: `850 B`, `12 KB`, `3,4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}
