import bwip from "bwip-js/node";
import qrcode from "qrcode";

/** A Code 128 barcode of printable ASCII as SVG: bars only, the text is set beside it by the form. */
export function code128Svg(text: string): string {
  if (!/^[ -~]{1,60}$/.test(text)) throw new RangeError("Code 128 takes 1 to 60 printable ASCII characters");
  return bwip.toSVG({ bcid: "code128", text, includetext: false, height: 10, paddingwidth: 0 });
}

/** A QR code (error correction M, quiet zone of four modules) as SVG. */
export function qrSvg(text: string): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) =>
      modules.get(row, column) ? `M${column + 4} ${row + 4}h1v1h-1z` : "",
    ).join(""),
  );
  const side = modules.size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${rows.join("")}"/></svg>`;
}
