export * from "./domain/accounts.ts";
export {
  merged,
  reversed,
  transfer,
  type EntryKind,
  type LedgerRefusal,
  type NewEntry,
  type Posting,
} from "./domain/entry.ts";
