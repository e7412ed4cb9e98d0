/** The header with which an open board asks for its figures only, without the frame around them. */
export const LIVE_HEADER = "x-live-part";

/** What a request for a board wants: the whole page, or only the figures for one that is open already. */
export function partAskedFor(headers: Readonly<Record<string, unknown>>): "page" | "figures" {
  return headers[LIVE_HEADER] === "figures" ? "figures" : "page";
}
