import type { LevelFilter } from "../../domain/service-levels/choose-procedures.ts";
import type { TypedLevels } from "../../domain/service-levels/read-levels.ts";
import { textIn } from "../text-in.ts";

/** The filters of the list: their word in addresses and on the page. */
export const LEVEL_FILTERS = [
  { filter: "all", word: "tat-ca", label: "Tất cả" },
  { filter: "unclassified", word: "chua-phan-loai", label: "Chưa phân loại" },
  { filter: "whole", word: "toan-trinh", label: "Toàn trình" },
  { filter: "part", word: "mot-phan", label: "Một phần" },
  { filter: "none", word: "thong-tin", label: "Chỉ cung cấp thông tin" },
] as const satisfies readonly { readonly filter: LevelFilter; readonly word: string; readonly label: string }[];

/** What the list shows, as it was asked in an address or sent along with the form. */
export type ListAsked = { readonly filter: LevelFilter; readonly text: string; readonly after: string };

/** Reads what the list shows; an unknown filter is all. */
export function listAskedIn(values: unknown): ListAsked {
  const asked = textIn(values, "loc");
  const filter = LEVEL_FILTERS.find(({ word }) => word === asked)?.filter ?? "all";
  return { filter, text: textIn(values, "q").trim(), after: textIn(values, "sau") };
}

/** The same as members of an address. */
export function listQuery({ filter, text, after }: ListAsked): Readonly<Record<string, string>> {
  const word = LEVEL_FILTERS.find((one) => one.filter === filter)?.word ?? "";
  return {
    ...(filter === "all" ? {} : { loc: word }),
    ...(text === "" ? {} : { q: text }),
    ...(after === "" ? {} : { sau: after }),
  };
}

/** Takes what was ticked and typed out of a body. */
export function typedLevelsIn(body: unknown): TypedLevels {
  return {
    codes: textsIn(body, "thu-tuc").slice(0, 200),
    level: textIn(body, "muc"),
    basis: (textsIn(body, "can-cu")[0] ?? "").slice(0, 2_000),
    from: textIn(body, "tu-ngay"),
  };
}

function textsIn(body: unknown, name: string): readonly string[] {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}
