export const PROCEDURES_PATH = "/thu-tuc";
export const ADMIN_PROCEDURES_PATH = "/can-bo/quan-tri/thu-tuc";
export const API_PROCEDURES_PATH = "/api/v1/procedures";

/** The public page of a procedure. */
export function procedurePath(code: string): string {
  return `${PROCEDURES_PATH}/${encodeURIComponent(code)}`;
}

/** The page of a procedure for administrators. */
export function adminProcedurePath(code: string): string {
  return `${ADMIN_PROCEDURES_PATH}/${encodeURIComponent(code)}`;
}

/** A path with the parameters that are not empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, value]],
  );
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
}
