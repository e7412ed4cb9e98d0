import { z } from "zod";
import { ACT_NAMES } from "../domain/texts.ts";
import { ACTS } from "../domain/transitions.ts";
import { ACT_FORMS, isHttpAct, receiveForm } from "./forms.ts";
import { API_PATH, PROGRESS_API_PATH } from "./paths.ts";

type Parameter = { readonly name: string; readonly in: "header" | "path" | "query"; readonly required: boolean };

const ID: Parameter = { name: "id", in: "path", required: true };
const IF_MATCH: Parameter = { name: "If-Match", in: "header", required: true };
const IDEMPOTENCY_KEY: Parameter = { name: "Idempotency-Key", in: "header", required: true };
const query = (name: string, required: boolean): Parameter => ({ name, in: "query", required });

/** The JSON interface of this slice in the words of OpenAPI 3.1, rendered from the forms that check it. */
export function dossierOpenApi() {
  const acts = ACTS.filter(isHttpAct).map((act) => {
    const parameters = [ID, IF_MATCH, ...(act === "accept" ? [IDEMPOTENCY_KEY] : [])];
    return [`${API_PATH}/{id}/${act}`, { post: operation(ACT_NAMES[act], parameters, ACT_FORMS[act]) }] as const;
  });
  return {
    openapi: "3.1.0",
    info: { title: "Một Cửa", version: "1", description: "Hồ sơ: tiếp nhận, các việc theo luật, tra cứu." },
    paths: {
      [API_PATH]: {
        get: operation({ vi: "Danh sách, tìm hồ sơ", en: "List and search" }, LIST_PARAMETERS),
        post: operation({ vi: "Tiếp nhận tại quầy", en: "Receive at the counter" }, [IDEMPOTENCY_KEY], receiveForm),
      },
      [`${API_PATH}/{id}`]: { get: operation({ vi: "Một hồ sơ", en: "One dossier" }, [ID]) },
      [`${API_PATH}/{id}/history`]: { get: operation({ vi: "Nhật ký hồ sơ", en: "Its history" }, [ID]) },
      [PROGRESS_API_PATH]: {
        get: operation({ vi: "Tra cứu theo giấy tiếp nhận", en: "Progress by the receipt" }, [
          query("ma", true),
          query("so", true),
        ]),
      },
      ...Object.fromEntries(acts),
    },
  };
}

const LIST_PARAMETERS = ["q", "state", "after", "limit"].map((name) => query(name, false));

function operation(
  name: { readonly vi: string; readonly en: string },
  parameters: readonly Parameter[],
  body?: z.ZodType,
) {
  const schema = body && z.toJSONSchema(body, { io: "input", unrepresentable: "any", target: "draft-2020-12" });
  return {
    summary: name.vi,
    description: name.en,
    parameters: parameters.map((parameter) => ({ ...parameter, schema: { type: "string" } })),
    ...(schema === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema } } } }),
    responses: {
      [body === receiveForm ? "201" : "200"]: { description: "OK" },
      default: { description: "RFC 9457", content: { "application/problem+json": { schema: { type: "object" } } } },
    },
  };
}
