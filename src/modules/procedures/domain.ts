export * from "./domain/limit.ts";
export * from "./domain/procedure.ts";
