import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";

/** How long a form or a JSON text may take to arrive; scans and photos have the time of the whole request. */
const BODY_MILLISECONDS = 10_000;

const BODILESS = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/** B-44: answers 408 to a body that does not end, instead of waiting with it; the connection is closed. */
export function refuseSlowBodies(app: FastifyInstance): void {
  app.addHook("preParsing", async (request, reply, payload) => {
    const isUpload = (request.headers["content-type"] ?? "").startsWith("multipart/");
    if (isUpload || BODILESS.has(request.method)) return payload;
    const inTime = new PassThrough();
    // Whoever reads the body hears of the error; when nobody reads it any more, it concerns nobody.
    inTime.on("error", () => undefined);
    const tooSlow = Object.assign(new Error("the body did not arrive in time"), { statusCode: 408 });
    const timer = setTimeout(() => inTime.destroy(tooSlow), BODY_MILLISECONDS);
    inTime.once("end", () => clearTimeout(timer));
    reply.raw.once("close", () => clearTimeout(timer));
    payload.once("error", (error) => inTime.destroy(error));
    return payload.pipe(inTime);
  });
}
