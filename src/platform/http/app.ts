import fastifyCookie from "@fastify/cookie";
import fastifyFormbody from "@fastify/formbody";
import fastifyHelmet from "@fastify/helmet";
import fastifyMultipart from "@fastify/multipart";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { newId } from "../ids.ts";
import type { Log } from "../telemetry.ts";
import { CSRF, FAULT, HttpProblem, NOT_FOUND, UNAVAILABLE, type Problem } from "./problem.ts";
import { html } from "./html.ts";
import { refuseHostileText } from "./input.ts";
import { refuseSlowBodies } from "./slow-body.ts";
import { parseStrictJson, StrictJsonError } from "./strict-json.ts";

/** Who a route is for: everybody, any signed-in officer, or officers with one of the roles. */
export type Audience = "public" | "officer" | readonly string[];

export type DeclaredRoute = { readonly method: string; readonly url: string; readonly audience: Audience };

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface FastifyContextConfig {
    readonly audience?: Audience;
    /** Acts that need a password given in the last minutes, always or for some requests (signing, changing rules). */
    readonly freshProof?: "always" | ((request: FastifyRequest) => boolean);
    /** A partner's program calls, with a signature over its bytes and no cookie: it has no page to come from. */
    readonly caller?: "partner";
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface FastifyInstance {
    /** Every route with its audience, as the router knows them: what the tests of access walk through. */
    readonly declaredRoutes: readonly DeclaredRoute[];
  }
}

export type App = FastifyInstance;

export type AppOptions = {
  readonly log: Log;
  readonly trustProxy: boolean;
  readonly secure: boolean;
  /** Folder whose `assets/` is served under `/assets/`. */
  readonly publicDir: string | undefined;
  /** Finds out who asks and throws HttpProblem 401 or 403 when the audience does not include them. */
  readonly authorise: (request: FastifyRequest, reply: FastifyReply, audience: Audience) => Promise<void>;
  /** The page for people when a request is not carried out. */
  readonly problemPage: (problem: Problem, request: FastifyRequest) => VNode;
  /** Where people sign in; the original address is appended. */
  readonly signInPath: string;
  readonly observe: (route: string, method: string, status: number, seconds: number) => void;
};

const BODY_LIMIT = 1024 * 1024;
export const FILE_LIMIT = 10 * 1024 * 1024;
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The web server before any slice has registered its routes. */
export async function createApp(options: AppOptions): Promise<App> {
  const app = Fastify({
    logger: false,
    genReqId: newId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 120_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 65_000,
    // One hop: the address that our own proxy saw. What a client claims further left counts for nothing.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: "idle",
  });
  requireAudience(app);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, helmetOptions(options.secure));
  await app.register(fastifyFormbody, { bodyLimit: BODY_LIMIT });
  await app.register(fastifyMultipart, {
    limits: { fileSize: FILE_LIMIT, files: 20, fields: 200, fieldSize: 64 * 1024, parts: 220 },
  });
  await app.register(fastifyRateLimit, { global: false });
  acceptOnlyStrictJson(app);
  refuseSlowBodies(app);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=()");
    if (!METHODS.has(request.method)) throw new HttpProblem(METHOD_NOT_ALLOWED);
    refuseCrossSite(request);
    await options.authorise(request, reply, request.routeOptions.config.audience ?? "public");
  });
  app.addHook("preValidation", async (request) => refuseHostileText(request));
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    options.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    options.log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
  app.setNotFoundHandler((request, reply) => answerProblem(NOT_FOUND, request, reply, options));
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) {
      options.log.error(
        { requestId: request.id, route: request.routeOptions.url, fault: describeFault(error) },
        "fault",
      );
    }
    return answerProblem(problem, request, reply, options);
  });
  if (options.publicDir !== undefined) {
    await app.register(fastifyStatic, {
      root: options.publicDir,
      prefix: "/assets/",
      immutable: true,
      maxAge: "365d",
      index: false,
      decorateReply: false,
      preCompressed: true,
    });
  }
  return app;
}

const METHOD_NOT_ALLOWED: Problem = {
  status: 405,
  type: "/problems/method-not-allowed",
  code: "E_METHOD",
  title: "Cách gọi này không được hỗ trợ.",
  titleEn: "This method is not supported.",
};

/** Programming mistake, found at boot: every route says who it is for. Static files are public. */
function requireAudience(app: App): void {
  const declared: DeclaredRoute[] = [];
  app.decorate("declaredRoutes", declared);
  app.addHook("onRoute", (route) => {
    const audience = route.config?.audience ?? (route.url.startsWith("/assets/") ? "public" : undefined);
    if (audience === undefined) {
      throw new Error(`route ${String(route.method)} ${route.url} does not declare its audience`);
    }
    for (const method of [route.method].flat()) declared.push({ method, url: route.url, audience });
  });
}

/** B-46: a write must come from a page of this system, by Sec-Fetch-Site or else by Origin. */
function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || request.routeOptions.config.caller === "partner") return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site === "same-origin" || site === "none") return;
    throw new HttpProblem(CSRF);
  }
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.host)
    throw new HttpProblem(CSRF);
}

function acceptOnlyStrictJson(app: App): void {
  app.removeContentTypeParser(["text/plain", "application/json"]);
  app.addContentTypeParser(
    ["application/json", "application/problem+json"],
    { parseAs: "string" },
    (_request, body, done) => {
      try {
        done(null, parseStrictJson(String(body)));
      } catch (error) {
        done(error instanceof Error ? error : new Error("json"));
      }
    },
  );
}

function problemOf(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof StrictJsonError) {
    return {
      status: 400,
      type: "/problems/invalid-json",
      code: error.code,
      title: "Nội dung JSON không đọc được hoặc có khóa lặp lại.",
      titleEn: "The JSON cannot be read or repeats a key.",
      errors: error.path === "" ? [] : [{ field: error.path, code: error.code }],
    };
  }
  const status = statusOf(error);
  if (status === 429) return TOO_MANY;
  if (status >= 400 && status < 500) return { ...BAD_REQUEST, status, code: CLIENT_CODES[status] ?? "E_REQUEST" };
  return isOutage(error) ? UNAVAILABLE : FAULT;
}

const TOO_MANY: Problem = {
  status: 429,
  type: "/problems/too-many-requests",
  code: "E_TOO_MANY",
  title: "Có quá nhiều yêu cầu trong thời gian ngắn. Vui lòng đợi một phút rồi thử lại.",
  titleEn: "Too many requests in a short time. Please wait a minute and try again.",
  retryAfterSeconds: 60,
};
const BAD_REQUEST: Problem = {
  status: 400,
  type: "/problems/bad-request",
  code: "E_REQUEST",
  title: "Yêu cầu không đúng định dạng nên chưa được thực hiện.",
  titleEn: "The request is malformed and was not carried out.",
};
const CLIENT_CODES: Readonly<Record<number, string>> = { 408: "E_TIMEOUT", 413: "E_TOO_LARGE", 415: "E_MEDIA_TYPE" };

function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}

/** Database gone, full, shutting down or without a free connection: nothing was done, a retry will do. */
function isOutage(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const code = "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : "";
  return (
    /^(08|53|57P|58)/.test(code) ||
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "55P03", "57014"].includes(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message)
  );
}

function describeFault(error: unknown): {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
} {
  if (!(error instanceof Error)) return { name: "unknown", message: typeof error, stack: undefined };
  return { name: error.name, message: error.message, stack: error.stack };
}

function answerProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  options: AppOptions,
): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header("retry-after", String(problem.retryAfterSeconds));
  if (problem.status === 408 || problem.status === 413) reply.header("connection", "close");
  if (wantsJson(request)) {
    const { status, extra, retryAfterSeconds: _seconds, ...members } = problem;
    return reply
      .code(status)
      .header("cache-control", "no-store")
      .type("application/problem+json; charset=utf-8")
      .send(JSON.stringify({ ...members, status, ...extra, requestId: request.id }));
  }
  if (problem.status === 401 && request.method === "GET") {
    return reply
      .code(303)
      .header("location", `${options.signInPath}?tiep=${encodeURIComponent(request.url)}`)
      .send();
  }
  return html(reply, options.problemPage(problem, request), problem.status);
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith("/api/") || (request.headers.accept ?? "").startsWith("application/json");
}

function helmetOptions(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "no-referrer" as const },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: "same-origin" as const },
    crossOriginResourcePolicy: { policy: "same-origin" as const },
  };
}
