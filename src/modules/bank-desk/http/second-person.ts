import type { FastifyRequest } from "fastify";
import { err, type Result } from "#kernel/result.ts";
import { SIGN_IN_REFUSALS, vouch, type Viewer } from "#modules/identity/index.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { SECOND } from "../pages/second-person-fields.tsx";
import type { DeskDeps } from "./deps.ts";
import { textOf, type Posted } from "./posted.ts";

/** Whether somebody has begun to fill in the second person. */
export function hasSecondPerson(posted: Posted): boolean {
  return textOf(posted, SECOND.username).trim() !== "" || textOf(posted, SECOND.password) !== "";
}

/** The second person that a form names and proves, or the field that is wrong. */
export async function secondPerson(
  { db, clock, newId }: DeskDeps,
  request: FastifyRequest,
  posted: Posted,
): Promise<Result<Viewer, FieldError>> {
  const username = textOf(posted, SECOND.username);
  if (username.trim() === "") {
    return err({ field: SECOND.username, message: "Nhập tên đăng nhập của người thứ hai." });
  }
  const answer = await vouch(
    { db, clock, newId },
    { username, password: textOf(posted, SECOND.password), code: textOf(posted, SECOND.code), address: request.ip },
  );
  if (answer.ok) return answer;
  return err({ field: SECOND.password, message: SIGN_IN_REFUSALS[answer.error.kind].vi });
}
