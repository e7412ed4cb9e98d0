/** Figures for everybody. */
export const PUBLIC_FIGURES_PATH = "/so-lieu";
/** The same as open data. */
export const OPEN_DATA_PATH = "/so-lieu.json";
