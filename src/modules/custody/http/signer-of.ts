import type { FastifyRequest } from "fastify";
import type { Result } from "#kernel/result.ts";
import { asPosted, textOf } from "#platform/http/posted.ts";
import { SIGN_IN_REFUSALS, vouch, type Viewer } from "#modules/identity/index.ts";
import type { CustodyDeps } from "./deps.ts";

type Turned = { readonly vi: string; readonly status: number };

/**
 * Who signs by the fields of `SignaturePlace`: name and password are given for this one signature, at whoever's screen, so
 * that the proof could not be fresher. A wrong pair is a sentence and its status.
 */
export async function signerOf(
  deps: Pick<CustodyDeps, "db" | "clock" | "newId">,
  request: FastifyRequest,
): Promise<Result<Viewer, Turned>> {
  const posted = asPosted(request.body);
  const signer = await vouch(deps, {
    username: textOf(posted, "taiKhoan"),
    password: textOf(posted, "matKhau"),
    code: textOf(posted, "maXacThuc"),
    address: request.ip,
  });
  return signer.ok ? signer : { ok: false, error: SIGN_IN_REFUSALS[signer.error.kind] };
}
