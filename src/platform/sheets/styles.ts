import type { Align, Format, Line, Look } from "./table.ts";
import { xmlText } from "./xml-text.ts";

export type BodyStyle = {
  readonly format: Format;
  readonly look: Look;
  readonly align: Align;
  readonly wrap: "wrap" | "no-wrap";
};

type LineLook = NonNullable<Line["look"]>;

const FORMATS = ["text", "integer", "decimal", "percent", "money", "date", "instant"] as const satisfies Format[];
const LOOKS = ["plain", "strong", "alert", "quiet"] as const satisfies Look[];
const ALIGNS = ["left", "centre", "right"] as const satisfies Align[];
const WRAPS = ["no-wrap", "wrap"] as const;
const LINE_LOOKS = ["plain", "title", "strong", "italic", "alert"] as const satisfies LineLook[];

// Every style a book can use has its place beforehand, so that a style needs no memory while rows stream past.
const HEAD_INDEX = 1;
const FIRST_LINE = HEAD_INDEX + 1;
const FIRST_BODY = FIRST_LINE + LINE_LOOKS.length * ALIGNS.length;

/** The style of head cells, as an index into the table of styles. */
export const HEAD_STYLE = HEAD_INDEX;

/** The style of a line above or below the table. */
export function lineStyle(look: LineLook, align: Align): number {
  return FIRST_LINE + LINE_LOOKS.indexOf(look) * ALIGNS.length + ALIGNS.indexOf(align);
}

/** The style of a cell of the body. */
export function bodyStyle({ format, look, align, wrap }: BodyStyle): number {
  const place = (FORMATS.indexOf(format) * LOOKS.length + LOOKS.indexOf(look)) * ALIGNS.length + ALIGNS.indexOf(align);
  return FIRST_BODY + place * WRAPS.length + WRAPS.indexOf(wrap);
}

/** The part `xl/styles.xml`: Times New Roman as the forms of the State have it. */
export function stylesXml(): string {
  const xfs = [xf({ font: "plain", border: 0 }), headXf(), ...lineXfs(), ...bodyXfs()];
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    list(
      "numFmts",
      Object.values(CUSTOM),
      ({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`,
    ) +
    list(
      "fonts",
      Object.values(FONTS),
      (font) => `<font>${font}<name val="Times New Roman"/><family val="1"/></font>`,
    ) +
    list("fills", FILLS, (fill) => `<fill>${fill}</fill>`) +
    list("borders", BORDERS, (border) => `<border>${border}</border>`) +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    list("cellXfs", xfs, (one) => one) +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    "</styleSheet>"
  );
}

// Locale 42A is Vietnam's: programs that heed it write 1.234,5 on any machine; the others go by their own settings.
const CUSTOM = {
  integer: { id: 164, code: "[$-42A]#,##0" },
  decimal: { id: 165, code: "[$-42A]#,##0.0#" },
  percent: { id: 166, code: "[$-42A]0.0%" },
  money: { id: 167, code: '[$-42A]#,##0\\ "đ"' },
  date: { id: 168, code: "dd\\/mm\\/yyyy" },
  instant: { id: 169, code: "hh:mm\\ dd\\/mm\\/yyyy" },
} as const;
/** What the program's user sees as the format "Text": typing into the cell never makes a formula. */
const TEXT_FORMAT = 49;

const FONTS = {
  plain: '<sz val="11"/>',
  strong: '<b/><sz val="11"/>',
  alert: '<b/><sz val="11"/><color rgb="FFC00000"/>',
  quiet: '<i/><sz val="11"/><color rgb="FF595959"/>',
  title: '<b/><sz val="14"/>',
  italic: '<i/><sz val="11"/>',
} as const;

const FILLS = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  '<patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill>',
];
const HEAD_FILL = 2;

const EDGE = '<color rgb="FF7F7F7F"/>';
const BORDERS = [
  "<left/><right/><top/><bottom/><diagonal/>",
  `${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${EDGE}</${side}>`).join("")}<diagonal/>`,
];

type Xf = {
  readonly font: keyof typeof FONTS;
  readonly border: number;
  readonly format?: number;
  readonly fill?: number;
  readonly alignment?: string;
};

function xf({ font, border, format = 0, fill = 0, alignment }: Xf): string {
  const fontId = Object.keys(FONTS).indexOf(font);
  const given = `numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"';
  if (alignment === undefined) return `<xf ${given} ${applied}/>`;
  return `<xf ${given} ${applied} applyAlignment="1">${alignment}</xf>`;
}

function headXf(): string {
  return xf({ font: "strong", border: 1, fill: HEAD_FILL, alignment: alignment("centre", "center", "wrap") });
}

function lineXfs(): readonly string[] {
  return LINE_LOOKS.flatMap((look) =>
    ALIGNS.map((align) => xf({ font: look, border: 0, alignment: alignment(align, "top", "wrap") })),
  );
}

function bodyXfs(): readonly string[] {
  return FORMATS.flatMap((format) =>
    LOOKS.flatMap((look) =>
      ALIGNS.flatMap((align) =>
        WRAPS.map((wrap) =>
          xf({
            font: look,
            border: 1,
            format: format === "text" ? TEXT_FORMAT : CUSTOM[format].id,
            alignment: alignment(align, "top", wrap),
          }),
        ),
      ),
    ),
  );
}

function alignment(align: Align, vertical: "center" | "top", wrap: BodyStyle["wrap"]): string {
  const horizontal = align === "centre" ? "center" : align;
  return `<alignment horizontal="${horizontal}" vertical="${vertical}"${wrap === "wrap" ? ' wrapText="1"' : ""}/>`;
}

function list<T>(name: string, items: readonly T[], one: (item: T) => string): string {
  return `<${name} count="${items.length}">${items.map(one).join("")}</${name}>`;
}
