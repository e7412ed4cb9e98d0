export * from "./domain.ts";
export type { Acting, Reaction } from "./use-cases/acting.ts";
