import type { App } from "#platform/http/app.ts";
import { HttpProblem, type Problem } from "#platform/http/problem.ts";
import { SIGNATURE_HEADER, SIGNED_AT_HEADER } from "#platform/http/signed-bytes.ts";
import type { OnlineDeps } from "../use-cases/online-deps.ts";
import { takeCallback, type CallbackRefusal, type CallbackTaken } from "../use-cases/take-callback.ts";
import { CALLBACK_PATH } from "./paths.ts";

const LARGEST = 64 * 1024;

/** 202 for what waits: held money, an event before its parent; 200 for everything that is done, also when it was before. */
const STATUS = {
  applied: 200,
  held: 202,
  parked: 202,
  noted: 200,
  refused: 202,
  replayed: 200,
} as const satisfies Record<CallbackTaken["outcome"], number>;

const PROBLEMS = {
  "payments/callback-signature": {
    status: 401,
    type: "/problems/payments/callback-signature",
    code: "E_SIGNATURE",
    title: "Chữ ký của thông báo không đúng nên thông báo không được nhận.",
    titleEn: "The signature does not fit these bytes; nothing was taken.",
  },
  "payments/callback-window": {
    status: 401,
    type: "/problems/payments/callback-window",
    code: "E_SIGNATURE_TIME",
    title: "Thông báo được ký ngoài khoảng 5 phút nên không được nhận.",
    titleEn: "It was signed more than five minutes away from now; nothing was taken.",
  },
  "payments/callback-malformed": {
    status: 422,
    type: "/problems/payments/callback-malformed",
    code: "E_INVALID",
    title: "Nội dung thông báo không đúng dạng bản tin.",
    titleEn: "The body is not an event of this platform.",
  },
  "payments/callback-changed": {
    status: 422,
    type: "/problems/payments/callback-changed",
    code: "E_IDEM_MISMATCH",
    title: "Sự kiện này đã được nhận với nội dung khác; nội dung mới không được ghi.",
    titleEn: "This event was taken with another body; the new one was not.",
  },
} as const satisfies Record<CallbackRefusal["kind"], Problem>;

/** Where the platform tells of payments: public, without a page of ours, and believed for its signature alone. */
export function callbackRoutes(app: App, deps: OnlineDeps): void {
  void app.register(async (scope) => {
    // The signature is over the bytes: nobody reads them as JSON before they are believed.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post(
      CALLBACK_PATH,
      { bodyLimit: LARGEST, config: { audience: "public", caller: "partner" } },
      async (request, reply) => {
        const { body, headers } = request;
        const taken = await takeCallback(deps, {
          body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
          timestamp: headers[SIGNED_AT_HEADER],
          signature: headers[SIGNATURE_HEADER],
        });
        if (!taken.ok) throw new HttpProblem(PROBLEMS[taken.error.kind]);
        const { outcome } = taken.value;
        return reply.code(STATUS[outcome]).header("cache-control", "no-store").send({ outcome });
      },
    );
  });
}
