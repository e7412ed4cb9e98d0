export * from "./domain/viewer.ts";
export * from "./domain/person.ts";
