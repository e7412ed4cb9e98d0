import fc from "fast-check";

const PIECES = [
  ...[
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "'",
    '"',
    ",",
    " ",
    "  ",
    "0",
    "1.",
    "/",
    "TRUE",
    "1e5",
    "=HYPERLINK(",
  ],
  ...[
    "_x0041_",
    "_x005F_",
    "_",
    "&amp;",
    "<b>",
    "]]>",
    "\uFEFF",
    "ệ",
    "e\u0302\u0323",
    "😀",
    "\uD83D",
    "\uDE00",
    "\uFFFF",
  ],
];

/** Texts of any code units, halves of letters and control characters too, mixed with what files take amiss. For tests. */
export function nastyText(): fc.Arbitrary<string> {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const low = fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code));
  const piece = fc.oneof(unit, low, fc.constantFrom(...PIECES));
  return fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
}
