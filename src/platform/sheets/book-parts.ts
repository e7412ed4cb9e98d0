import { xmlText } from "./xml-text.ts";

/** A sheet of the book as the book's own parts name it. */
export type BookSheet = { readonly name: string; readonly repeatedRows: string };

type NamedPart = { readonly name: string; readonly xml: string };

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The first part of every book; programs know the kind of the file by it. */
export const ROOT_RELATIONS: NamedPart = {
  name: "_rels/.rels",
  xml:
    `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${DOCUMENT}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
};

export const STYLES_NAME = "xl/styles.xml";

/** The name of the part of the sheet with this number, from 1. */
export function sheetPartName(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** The parts that can be written only when all sheets are known. */
export function closingParts(sheets: readonly BookSheet[]): readonly NamedPart[] {
  return [workbook(sheets), workbookRelations(sheets), contentTypes(sheets)];
}

function workbook(sheets: readonly BookSheet[]): NamedPart {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const repeated = sheets.map(
    ({ name, repeatedRows }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
      `${xmlText(`'${name.replaceAll("'", "''")}'!${repeatedRows}`)}</definedName>`,
  );
  return {
    name: "xl/workbook.xml",
    xml:
      `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}/relationships"><workbookPr/>` +
      `<bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed.join("")}</sheets>` +
      `<definedNames>${repeated.join("")}</definedNames></workbook>`,
  };
}

function workbookRelations(sheets: readonly BookSheet[]): NamedPart {
  const toSheets = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const toStyles = `<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/relationships/styles" Target="styles.xml"/>`;
  return {
    name: "xl/_rels/workbook.xml.rels",
    xml: `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${toSheets.join("")}${toStyles}</Relationships>`,
  };
}

function contentTypes(sheets: readonly BookSheet[]): NamedPart {
  const override = (part: string, kind: string) => `<Override PartName="/${part}" ContentType="${KIND}.${kind}+xml"/>`;
  return {
    name: "[Content_Types].xml",
    xml:
      `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      override("xl/workbook.xml", "sheet.main") +
      sheets.map((_, index) => override(sheetPartName(index + 1), "worksheet")).join("") +
      `${override(STYLES_NAME, "styles")}</Types>`,
  };
}
