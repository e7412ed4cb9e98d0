import type { vi } from "./vi.ts";

/** The same words in English; forgetting one is a compile error. */
export const en = {
  product: "Một Cửa",
  centre: "Public administrative service centre",
  menu: "Work rooms",
  signOut: "Sign out",
  search: "Dossier code, name or phone number",
  searchAct: "Search",
  keys: "Keyboard shortcuts",
  aside: "Supporting information",
  errorSummary: "Please check the following",
  required: "required",
  optional: "optional",
  back: "Back",
  nextPage: "Next page",
  firstPage: "First page",
  whyThisDate: "Why this date?",
  internal: "Internal",
  public: "Public",
  removeFilter: "Remove filter",
  close: "Close",
} as const satisfies Record<keyof typeof vi, string>;
