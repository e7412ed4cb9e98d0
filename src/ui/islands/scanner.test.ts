import { describe, expect, it } from "vitest";
import { codeIn, createScanner, SCAN_GAP_MS } from "./scanner.ts";

function feed(text: string, gap: number, start = 1000) {
  const scanner = createScanner();
  let at = start;
  for (const key of text) {
    scanner.press(key, at);
    at += gap;
  }
  return scanner.press("Enter", at);
}

describe("barcode scanner", () => {
  it("opens the dossier after a fast burst that ends in Enter", () => {
    expect(feed("H37.08-261123-0007", 8)?.code).toBe("H37.08-261123-0007");
  });

  it("reads lower case and numbers beyond 9999", () => {
    expect(feed("h37.08-261123-10000", 8)?.code).toBe("H37.08-261123-10000");
  });

  it("finds the code in the address of a QR", () => {
    expect(feed("https://motcua.example/tra-cuu?ma=H37.08-261123-0007&khoa=ABCD2345", 8)?.code).toBe(
      "H37.08-261123-0007",
    );
  });

  it("leaves people alone who type the same letters", () => {
    expect(feed("H37.08-261123-0007", SCAN_GAP_MS + 60)).toBeUndefined();
  });

  it("leaves a fast Enter after ordinary words alone", () => {
    expect(feed("cap lai can cuoc", 8)).toBeUndefined();
  });

  it("forgets what was typed slowly before the burst, so that only the scan is taken back", () => {
    const scanner = createScanner();
    scanner.press("a", 0);
    scanner.press("b", 400);
    let at = 900;
    for (const key of "H37.08-261123-0007") scanner.press(key, (at += 10));
    expect(scanner.press("Enter", at + 10)).toEqual({ code: "H37.08-261123-0007", typed: "H37.08-261123-0007" });
  });

  it("ignores Shift between the keys, as scanners send it for capitals", () => {
    const scanner = createScanner();
    let at = 0;
    for (const key of ["Shift", "H", "3", "7", ".", "0", "8", "-", ..."261123-0007"]) scanner.press(key, (at += 5));
    expect(scanner.press("Enter", at + 5)?.code).toBe("H37.08-261123-0007");
  });

  it.each(["", "H37", "261123-0007", "H37.08-26112-0007"])("finds no code in %j", (text) => {
    expect(codeIn(text)).toBeUndefined();
  });
});
