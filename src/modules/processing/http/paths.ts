import type { WorkList } from "../domain/work-list.ts";

/** What I own and what is free in my positions. */
export const MY_WORK_PATH = "/can-bo";
/** Everything of the units that I answer for. */
export const UNIT_WORK_PATH = "/can-bo/xu-ly";

/** What an officer has to do against what they can do; the page is built above this slice. */
export const LOAD_PATH = "/can-bo/bang-viec";

/** The lists as addresses name them. */
export const LIST_SLUGS = {
  receiving: "tiep-nhan",
  waiting: "cho-xu-ly",
  "in-hand": "dang-xu-ly",
  awaiting: "cho-bo-sung",
  signing: "trinh-ky",
  returning: "tra-ket-qua",
} as const satisfies Record<WorkList, string>;

export const DONE_SLUG = "da-xu-ly";

/** What can be done with a task, as addresses name it. */
export const TASK_ACTS = {
  complete: "hoan-thanh",
  return: "tra-lai",
  claim: "nhan-viec",
  release: "nha-viec",
  assign: "giao-viec",
} as const;

/** Where a form about a task is sent. */
export function taskPath(
  task: { readonly dossierId: string; readonly id: string },
  act: keyof typeof TASK_ACTS,
): string {
  return `/can-bo/ho-so/${task.dossierId}/buoc/${task.id}/${TASK_ACTS[act]}`;
}

/** Where the chosen rows of a list are sent. */
export const BULK_PATHS = { receiving: "/can-bo/viec/chuyen", waiting: "/can-bo/viec/nhan" } as const;

/** The dossier's page. */
export function dossierHref(dossierId: string): string {
  return `/can-bo/ho-so/${dossierId}`;
}

export type WorkView = {
  readonly slug: string;
  readonly due?: "qua-han" | "sap-han" | undefined;
  readonly after?: string | undefined;
};

/** The address of a list with its filters: the address is the view. */
export function workHref(path: string, { slug, due, after }: WorkView): string {
  const query = new URLSearchParams({ "danh-sach": slug });
  if (due !== undefined) query.set("han", due);
  if (after !== undefined) query.set("sau", after);
  return `${path}?${query.toString()}`;
}
