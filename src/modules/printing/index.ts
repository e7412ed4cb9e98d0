export * from "./domain.ts";
export { openPrinter, type Printer } from "./use-cases/print-sheet.ts";
