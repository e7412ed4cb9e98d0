import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { HttpProblem, type FieldProblem } from "./problem.ts";

/** Parses a JSON body, query or params for the API. Throws 422 with a JSON pointer for each mistake. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpProblem({
    status: 422,
    type: "/problems/invalid-input",
    code: "E_INVALID",
    title: "Dữ liệu gửi lên chưa hợp lệ. Vui lòng sửa các mục được nêu rồi gửi lại.",
    titleEn: "The input is not valid. Please mend the fields listed and send again.",
    errors: fieldProblems(parsed.error),
  });
}

/** The field errors of a zod error, in order, with stable codes. */
export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: pointer([...path, key]), code: "E_UNKNOWN_FIELD" }));
    }
    const own = /^(E_[A-Z_]+)(?:: (.*))?$/s.exec(issue.message);
    return [{ field: pointer(path), code: own?.[1] ?? "E_VALUE", message: own?.[2] ?? issue.message }];
  });
}

function pointer(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

const CONTROL = /\0/;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Refuses NUL, lone surrogates (422 E_CHAR, B-20, B-21) and prototype keys (422 E_UNKNOWN_FIELD, B-18) anywhere. */
export function refuseHostileText(request: FastifyRequest): void {
  const errors: FieldProblem[] = [];
  inspect(request.body, [], errors);
  inspect(request.query, [], errors);
  inspect(request.params, [], errors);
  if (errors.length === 0) return;
  throw new HttpProblem({
    status: 422,
    type: "/problems/invalid-input",
    code: errors[0]?.code ?? "E_CHAR",
    title: "Dữ liệu có ký tự hoặc trường không được phép. Vui lòng xóa ký tự lạ rồi gửi lại.",
    titleEn: "The input holds a character or a field that is not allowed. Please remove it and send again.",
    errors,
  });
}

function inspect(value: unknown, path: readonly string[], errors: FieldProblem[]): void {
  if (errors.length > 20) return;
  if (typeof value === "string") {
    if (CONTROL.test(value) || !value.isWellFormed()) errors.push({ field: pointer(path), code: "E_CHAR" });
    return;
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key) && !Array.isArray(value))
      errors.push({ field: pointer([...path, key]), code: "E_UNKNOWN_FIELD" });
    else inspect(Reflect.get(value, key), [...path, key], errors);
  }
}
