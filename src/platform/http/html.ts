import type { FastifyReply } from "fastify";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { ReadingContext } from "#ui/language.ts";
import { languageOf, rememberLanguage } from "./language.ts";

/** Sends a page in the language of whoever asked. Everything signed-in is never stored by a browser or proxy. */
export function html(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  const { request } = reply;
  rememberLanguage(reply);
  const reading = { language: languageOf(request), address: request.url };
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${renderToString(h(ReadingContext.Provider, { value: reading }, page))}`);
}

/** 303 to a GET: the answer to every successful form post. */
export function seeOther(reply: FastifyReply, location: string): FastifyReply {
  return reply.code(303).header("location", location).send();
}
