import type { FastifyReply, FastifyRequest } from "fastify";
import { LANGUAGE_FIELD, type Language } from "#ui/language.ts";

const COOKIE = "mc_ngon_ngu";
const YEAR_SECONDS = 365 * 24 * 3_600;

/** The language that somebody chose by a link on this page or an earlier one; Vietnamese for whoever never chose. */
export function languageOf(request: FastifyRequest): Language {
  return chosenNow(request) ?? (chosenBefore(request) === "en" ? "en" : "vi");
}

/** Remembers a choice that the address carries, for the pages after this one. */
export function rememberLanguage(reply: FastifyReply): void {
  const chosen = chosenNow(reply.request);
  if (chosen === undefined || chosen === (chosenBefore(reply.request) ?? "vi")) return;
  reply.setCookie(COOKIE, chosen, {
    path: "/",
    maxAge: YEAR_SECONDS,
    sameSite: "lax",
    httpOnly: true,
    secure: "auto",
  });
}

/** Nothing is read yet of a request that was refused before its cookies were. */
function chosenBefore({ cookies }: { readonly cookies: FastifyRequest["cookies"] | null }): string | undefined {
  return cookies?.[COOKIE];
}

function chosenNow({ query }: FastifyRequest): Language | undefined {
  if (typeof query !== "object" || query === null || !(LANGUAGE_FIELD in query)) return undefined;
  const chosen = query[LANGUAGE_FIELD];
  return chosen === "en" || chosen === "vi" ? chosen : undefined;
}
