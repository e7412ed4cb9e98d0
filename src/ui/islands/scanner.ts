/** Longest pause between two keys of a scanner; people type no whole code this fast. */
export const SCAN_GAP_MS = 45;

const CODE = /(?:\d{3}\.\d{2}\.\d{2,3}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{4,6}/;

export type Scanner = {
  /** Feeds one key with its time in ms; answers the dossier code when Enter ends a burst that holds one. */
  readonly press: (key: string, at: number) => Scan | undefined;
};

export type Scan = { readonly code: string; readonly typed: string };

/** Tells a scanner from a person: a fast burst of keys that ends in Enter and holds a dossier code. */
export function createScanner(): Scanner {
  let burst = "";
  let last = Number.NEGATIVE_INFINITY;
  return {
    press(key, at) {
      const fast = at - last <= SCAN_GAP_MS;
      last = at;
      if (key === "Enter") {
        const typed = fast ? burst : "";
        burst = "";
        const code = codeIn(typed);
        return code === undefined ? undefined : { code, typed };
      }
      if (key.length !== 1) return undefined;
      burst = fast ? burst + key : key;
      return undefined;
    },
  };
}

/** The dossier code in what was scanned: the bare code of a barcode, or the address in a QR. */
export function codeIn(scanned: string): string | undefined {
  return CODE.exec(scanned.toUpperCase())?.[0];
}
