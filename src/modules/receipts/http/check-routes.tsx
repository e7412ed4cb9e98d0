import type { FastifyReply, FastifyRequest } from "fastify";
import { parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { CheckPage } from "../pages/check-page.tsx";
import { checkReceipt } from "../store/lists.ts";
import { textIn } from "./asked.ts";
import type { ReceiptDeps } from "./deps.ts";
import { CHECK_PATH } from "./paths.ts";

/** Anybody checks a receipt in the hand: thirty questions a minute for one address; every miss looks the same. */
export function checkRoutes(app: App, deps: ReceiptDeps): void {
  const open = { config: { audience: "public", rateLimit: { max: 30, timeWindow: "1 minute" } } } as const;
  app.get(CHECK_PATH, open, (request, reply) => check(deps, request, reply));
}

async function check({ db }: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const centre = (await listAgencies(db)).find(({ kind }) => kind === "centre");
  const contact = centre && { name: centre.name, phone: centre.phone, address: centre.address };
  const asked = ["ky-hieu", "so", "tien"].some((name) => textIn(request.query, name) !== "");
  if (!asked) return html(reply, <CheckPage contact={contact} outcome="asked" />);
  const digits = /^\d{1,8}$/.exec(textIn(request.query, "so", 20))?.[0];
  const found = await checkReceipt(db, {
    symbol: textIn(request.query, "ky-hieu", 20).toUpperCase(),
    number: Number(digits ?? 0),
    amount: readAmount(textIn(request.query, "tien", 20)),
  });
  return html(reply, <CheckPage contact={contact} outcome={found ?? "missed"} />, found === undefined ? 404 : 200);
}

/**
 * An amount as receipts print it: a receipt that adjusts another one may be below nothing. What is no money is never an
 * amount on a receipt: the question takes the same way and misses.
 */
function readAmount(text: string): number {
  const [, sign, digits = ""] = /^\s*([-\u2212]?)(.*)$/.exec(text) ?? [];
  const amount = parseMoney(digits);
  if (amount === undefined) return -1_000_000_000_000;
  return sign === "" ? amount : -amount;
}
