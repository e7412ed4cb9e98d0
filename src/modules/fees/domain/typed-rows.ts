/** A form of a new version exactly as typed, by name of its fields; `khoan.so` tells how many rows `khoan` has. */
export type TypedRule = Readonly<Record<string, string>>;

const MOST_ROWS = 400;

/** How many rows a list of the form has. */
export function rowCount(typed: TypedRule, list: string): number {
  const count = /^\d{1,6}$/.exec(typed[`${list}.so`] ?? "")?.[0];
  return Math.min(Number(count ?? 0), MOST_ROWS);
}

/** Whether a list claims more rows than are read: whoever goes on would lose the rest. */
export function hasTooManyRows(typed: TypedRule): boolean {
  return Object.entries(typed).some(([name, value]) => name.endsWith(".so") && Number(value) > MOST_ROWS);
}

/** The names of the rows of a list, in order. */
export function rowsOf(typed: TypedRule, list: string): readonly string[] {
  return Array.from({ length: rowCount(typed, list) }, (_, at) => `${list}.${at}`);
}

/** `them:list` adds a row, `bo:row` takes it out, `len:row` moves it up; undefined for any other button or a wrong name. */
export function actOnRows(typed: TypedRule, act: string): TypedRule | undefined {
  const [, verb, path = ""] = /^(them|bo|len):([a-zA-Z]+(?:\.\d{1,3}\.[a-zA-Z]+)*(?:\.\d{1,3})?)$/.exec(act) ?? [];
  if (verb === "them") return addRow(typed, path);
  const [, list = "", at = ""] = /^(.+)\.(\d{1,3})$/.exec(path) ?? [];
  const row = { list, at: Number(at) };
  if (list === "" || row.at >= rowCount(typed, list)) return undefined;
  if (verb === "bo") return removeRow(typed, row);
  return verb === "len" && row.at > 0 ? moveUp(typed, row) : undefined;
}

type Row = { readonly list: string; readonly at: number };

function addRow(typed: TypedRule, list: string): TypedRule | undefined {
  const kind = list.split(".").at(-1) ?? "";
  const fields = Object.hasOwn(NEW_ROWS, kind) ? NEW_ROWS[kind] : undefined;
  const at = rowCount(typed, list);
  if (fields === undefined || at >= MOST_ROWS) return undefined;
  let grown: TypedRule = { ...typed, [`${list}.so`]: String(at + 1) };
  for (const [name, value] of Object.entries(fields)) {
    const text = value.endsWith("#") ? freeCode(grown, value.slice(0, -1)) : value;
    grown = { ...grown, [`${list}.${at}.${name}`]: text };
  }
  return grown;
}

/** A code that stands nowhere in the form, so that what spoke of a row taken out never speaks of a new one. */
function freeCode(typed: TypedRule, prefix: string): string {
  const taken = new Set(Object.entries(typed).flatMap(([name, value]) => [...name.split("."), ...value.split("=")]));
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

function removeRow(typed: TypedRule, { list, at }: Row): TypedRule {
  const left = renumbered(typed, list, (row) => (row === at ? undefined : row > at ? row - 1 : row));
  return { ...left, [`${list}.so`]: String(rowCount(typed, list) - 1) };
}

function moveUp(typed: TypedRule, { list, at }: Row): TypedRule {
  return renumbered(typed, list, (row) => (row === at ? at - 1 : row === at - 1 ? at : row));
}

function renumbered(typed: TypedRule, list: string, to: (row: number) => number | undefined): TypedRule {
  const prefix = `${list}.`;
  const moved = Object.entries(typed).flatMap(([name, value]): [string, string][] => {
    const [, row, rest] = name.startsWith(prefix) ? (/^(\d+)\.(.+)$/s.exec(name.slice(prefix.length)) ?? []) : [];
    if (row === undefined) return [[name, value]];
    const next = to(Number(row));
    return next === undefined ? [] : [[`${prefix}${next}.${rest}`, value]];
  });
  return Object.fromEntries(moved);
}

const NEW_PRICE: TypedRule = {
  cach: "co-dinh",
  "dk.so": "0",
  "bac.so": "1",
  "bac.0.tu": "1",
  "bac.0.nguon": "so",
  "tran.nguon": "so",
};

/** What stands in a new row of each list; `#` asks for a free code. */
const NEW_ROWS: Readonly<Record<string, TypedRule>> = {
  khoan: {
    ma: "K#",
    loai: "phi",
    thu: "after",
    khac: "confirm",
    "dk.so": "0",
    "gia.so": "1",
    ...Object.fromEntries(Object.entries(NEW_PRICE).map(([name, value]) => [`gia.0.${name}`, value])),
  },
  gia: NEW_PRICE,
  bac: { nguon: "so" },
  dk: { la: "" },
  luong: { ma: "sl#", nhieuNhat: "1000" },
  chon: { ma: "ch#", "lua.so": "2", "lua.0.ma": "lc#", "lua.1.ma": "lc#" },
  lua: { ma: "lc#" },
  giam: { "dk.so": "0" },
  mien: { ma: "dt#" },
};
