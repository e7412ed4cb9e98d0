export const AGENCIES_PATH = "/can-bo/quan-tri/don-vi";

/** The page of one agency for administrators. */
export function agencyPath(id: string): string {
  return `${AGENCIES_PATH}/${id}`;
}
