import { z } from "zod";
import { describe, expect, it } from "vitest";
import { ACTS } from "../domain/transitions.ts";
import { dossierOpenApi } from "./open-api.ts";

const schema = z.object({
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()),
  additionalProperties: z.literal(false),
});
const operations = z.object({
  paths: z.record(
    z.string(),
    z.object({
      post: z
        .object({
          parameters: z.array(z.object({ name: z.string(), required: z.boolean() })),
          requestBody: z.object({ content: z.object({ "application/json": z.object({ schema }) }) }),
        })
        .optional(),
    }),
  ),
});

describe("the description of the JSON interface", () => {
  const plain: unknown = JSON.parse(JSON.stringify(dossierOpenApi()));
  const post = (path: string) => operations.parse(plain).paths[path]?.post;

  it("has a path for every act, with its version in a header", () => {
    for (const act of ACTS) {
      const described = post(`/api/v1/dossiers/{id}/${act}`);
      expect(described?.parameters).toContainEqual(expect.objectContaining({ name: "If-Match", required: true }));
      expect(described?.requestBody.content["application/json"].schema.additionalProperties).toBe(false);
    }
  });

  it("says of an intake what it must hold, and that nothing else may be sent", () => {
    const schema = post("/api/v1/dossiers")?.requestBody.content["application/json"].schema;
    expect(schema?.required).toEqual(expect.arrayContaining(["caseId", "ownerId", "summary", "papers"]));
    expect(Object.keys(schema?.properties ?? {})).not.toContain("state");
    expect(schema?.additionalProperties).toBe(false);
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(dossierOpenApi()))).toEqual(dossierOpenApi());
  });
});
