const MAX_NAME = 150;

/**
 * The name of an uploaded file as text to show, never a path: NFC, no control or formatting characters, at most
 * 150 characters with the extension kept (B-43).
 */
export function cleanFileName(given: string): string {
  const text = given
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  const letters = [...text];
  if (letters.length === 0) return "tep-khong-ten";
  if (letters.length <= MAX_NAME) return text;
  const extension = [...(/\.[\p{L}\p{N}]{1,10}$/u.exec(text)?.[0] ?? "")];
  return [...letters.slice(0, MAX_NAME - extension.length), ...extension].join("");
}

/** The extension in lower case without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** `Content-Disposition` that always saves and never shows, with the name in both forms of RFC 6266. */
export function attachmentHeader(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^\w.() -]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
