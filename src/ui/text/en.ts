import type { vi } from "./vi.ts";

/** The same words in English, for pages of citizens. */
export const en = {
  product: "Một Cửa",
  centre: "Public Administrative Service Centre",
  menu: "Rooms",
  signOut: "Sign out",
  search: "Search for a dossier code, a name, a telephone number",
  searchAct: "Search",
  keys: "Keyboard",
  aside: "Help",
  errorSummary: "Please look at the following again",
  required: "required",
  optional: "optional",
  back: "Back",
  nextPage: "Next page",
  firstPage: "First page",
  whyThisDate: "Why this date?",
  internal: "Internal",
  public: "Public",
  close: "Close",
  details: "Details",
  dataTable: "Table of the figures",
} as const satisfies Record<keyof typeof vi, string>;
