export * from "./domain.ts";
export { bindDraftDocuments, countDocuments, findDocument, listDocuments } from "./store/documents.ts";
export { storeUpload, type DocumentDeps, type Upload } from "./use-cases/store-upload.ts";
export { forgetAbandonedFiles } from "./use-cases/forget-abandoned-files.ts";
export { openDocument } from "./use-cases/open-document.ts";
export { documentRoutes, type DocumentRouteDeps } from "./http/routes.ts";
export { documentPaths } from "./http/paths.ts";
export { inspectApart as inspectFile } from "./inspection/inspect-apart.ts";
