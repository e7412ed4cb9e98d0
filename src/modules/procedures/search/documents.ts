import type { ProcedureContent } from "../domain/procedure.ts";
import type { SearchDocument } from "./search-index.ts";

/** What the index takes of a version's content. */
export function documentOf(content: ProcedureContent): SearchDocument {
  return {
    code: content.code,
    name: content.name,
    keywords: content.keywords,
    caseNames: content.cases.map((one) => one.caseName),
    fieldName: content.fieldName,
    agencyName: content.agencyText,
    ours: content.agencyCode !== null,
  };
}
