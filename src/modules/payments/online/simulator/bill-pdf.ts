/** A page of PDF with one line of plain text, as small as the format allows: what the simulator answers to GET_BILL. */
export function billPdf(line: string): Buffer {
  const text = line.replaceAll(/[^ -~]/g, "?").replaceAll(/[()\\]/g, (mark) => `\\${mark}`);
  const content = `BT /F1 14 Tf 60 780 Td (${text}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  const parts = ["%PDF-1.4\n"];
  const places = objects.map((object, index) => {
    const place = parts.join("").length;
    parts.push(`${index + 1} 0 obj${object}endobj\n`);
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = parts.join("").length;
  const head = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from([...parts, head, ...places, trailer].join(""), "latin1");
}
