import { isWorkList, WORK_LISTS, type WorkList } from "../domain/work-list.ts";
import { readCursor } from "../domain/work-cursor.ts";
import type { WorkCounts, WorkCursor } from "../store/work-lists.ts";
import { DONE_SLUG, LIST_SLUGS } from "./paths.ts";

/** What an address of a list asks for. */
export type AskedView = {
  /** Undefined: whatever has work. */
  readonly list: WorkList | "done" | undefined;
  readonly due: "qua-han" | "sap-han" | undefined;
  readonly after: WorkCursor | undefined;
  /** A dossier that was just handed on. */
  readonly handedOn: string | undefined;
  /** How many of several were done at once. */
  readonly bulkDone: { readonly done: number; readonly left: number } | undefined;
};

/** Reads an address; whatever somebody typed by hand is left out, never an error. */
export function readView(query: unknown): AskedView {
  const values = typeof query === "object" && query !== null ? { ...query } : {};
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(values, name);
    return typeof value === "string" ? value : undefined;
  };
  const due = text("han");
  const handedOn = text("vua-chuyen");
  return {
    list: listOfSlug(text("danh-sach")),
    due: due === "qua-han" || due === "sap-han" ? due : undefined,
    after: readCursor(text("sau")),
    bulkDone: bulkOf(text("da-xong")),
    handedOn: handedOn !== undefined && /^[0-9a-f-]{36}$/.test(handedOn) ? handedOn : undefined,
  };
}

function bulkOf(typed: string | undefined): AskedView["bulkDone"] {
  const [, done, left] = /^(\d{1,3})-(\d{1,3})$/.exec(typed ?? "") ?? [];
  return done === undefined || left === undefined ? undefined : { done: Number(done), left: Number(left) };
}

function listOfSlug(slug: string | undefined): WorkList | "done" | undefined {
  if (slug === DONE_SLUG) return "done";
  const found = Object.entries(LIST_SLUGS).find(([, each]) => each === slug)?.[0];
  return found !== undefined && isWorkList(found) ? found : undefined;
}

/** Without a list in the address: the first that has work, in the order of the menu. */
export function firstWithWork(counts: WorkCounts): WorkList {
  return WORK_LISTS.find((list) => list !== "awaiting" && counts[list].all > 0) ?? "waiting";
}
