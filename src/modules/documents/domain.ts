export {
  formatSize,
  MAX_FILE_BYTES,
  MAX_FILES,
  type Document,
  type DocumentState,
  type FileKind,
  type Holder,
} from "./domain/document.ts";
export { attachmentHeader, cleanFileName } from "./domain/file-name.ts";
export { FILE_REFUSALS, type FileRefusal, type FileRefusalKind } from "./domain/file-refusal.ts";
