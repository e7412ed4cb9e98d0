import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "./app.ts";

const LARGEST_BODY = 64 * 1024;

/** What a partner's program sent: the very bytes, for a signature over them. */
export type PartnerPost = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly bytes: Buffer };

/**
 * A door for a partner's program: any content type, at most 64 kB, the bytes as they came. No cookie counts here, so the rule
 * against foreign pages does not either; whoever calls proves it by the signature, which the handler checks first.
 */
export function partnerRoute(app: App, url: string, handle: (post: PartnerPost) => Promise<FastifyReply>): void {
  void app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    const config = { audience: "public", caller: "partner", rateLimit: { max: 600, timeWindow: "1 minute" } } as const;
    door.post(url, { config, bodyLimit: LARGEST_BODY }, (request, reply) =>
      handle({ request, reply, bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }),
    );
  });
}
