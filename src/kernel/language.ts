/** Vietnamese first; English is the second language in which citizens are answered. */
export type Language = "vi" | "en";
