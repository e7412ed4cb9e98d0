import { EXTENSIONS, type FileKind, MEDIA_TYPES } from "../domain/document.ts";
import { extensionOf } from "../domain/file-name.ts";
import { checkJpeg, checkPng } from "./image.ts";
import { carriesMalware } from "./malware.ts";
import { checkOffice, officeKindOf } from "./office.ts";
import { checkPdf } from "./pdf.ts";
import { Unfit, type Verdict } from "./verdict.ts";
import { hasZipTail, openZip } from "./zip.ts";

/** What came with the upload, beside its bytes. */
export type Claim = { readonly name: string; readonly mediaType: string };

/**
 * Looks into a file as far as code alone can: malware mark first, then the structure of archives, then that bytes,
 * extension and declared type tell the same story, then what the kind must not contain.
 */
export async function inspect(bytes: Buffer, claim: Claim): Promise<Verdict> {
  try {
    return { ok: true, kind: await kindOf(bytes, claim) };
  } catch (fault) {
    return { ok: false, refusal: fault instanceof Unfit ? fault.refusal : "file-structure" };
  }
}

async function kindOf(bytes: Buffer, claim: Claim): Promise<FileKind> {
  if (bytes.length === 0) throw new Unfit("file-empty");
  if (carriesMalware(bytes)) throw new Unfit("file-malware");
  if (startsWith(bytes, [0x50, 0x4b])) {
    const entries = await openZip(bytes);
    const office = officeKindOf(entries);
    if (office === undefined) throw new Unfit("file-type");
    agree(office, claim);
    checkOffice(entries);
    return office;
  }
  // A picture or PDF with an archive at its tail is two files in one.
  const zipTail = hasZipTail(bytes);
  const kind = kindByMagic(bytes);
  if (kind === undefined) {
    if (zipTail) await openZip(bytes);
    throw new Unfit("file-type");
  }
  agree(kind, claim);
  if (zipTail) throw new Unfit("file-structure");
  if (kind === "pdf") await checkPdf(bytes);
  if (kind === "png") checkPng(bytes);
  if (kind === "jpeg") checkJpeg(bytes);
  return kind;
}

function kindByMagic(bytes: Buffer): "pdf" | "png" | "jpeg" | undefined {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "pdf";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? "jpeg" : undefined;
}

// Programs that do not know a type say octet-stream or nothing: no claim, so no lie.
const NO_CLAIM: ReadonlySet<string> = new Set(["", "application/octet-stream"]);

function agree(kind: FileKind, claim: Claim): void {
  const extensions: readonly string[] = EXTENSIONS[kind];
  const declared = claim.mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const fits = NO_CLAIM.has(declared) || declared === MEDIA_TYPES[kind];
  if (!fits || !extensions.includes(extensionOf(claim.name))) throw new Unfit("file-type");
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
