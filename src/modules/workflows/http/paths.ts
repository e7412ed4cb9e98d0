export const WORKFLOWS_PATH = "/can-bo/quan-tri/quy-trinh";

/** The page of a process for administrators, or of one of its versions. */
export function workflowPath(code: string, version?: number): string {
  const path = `${WORKFLOWS_PATH}/${encodeURIComponent(code)}`;
  return version === undefined ? path : `${path}?phien-ban=${version}`;
}

/** The process that a dossier runs by, for every officer. */
export function workflowVersionPath(id: string): string {
  return `/can-bo/quy-trinh/${id}`;
}
