import { z } from "zod";
import { describe, expect, it } from "vitest";
import { ACTS, type Act } from "../domain/transitions.ts";
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

/** Money has its entry in the ledger, the post its bag, a result its proof of receipt: this interface moves none of them. */
const AT_OTHER_DESKS = new Set<Act>([
  "record-payment",
  "charge-fee",
  "void-payment",
  "refund-fee",
  "move-delivery",
  "hand-over",
  "give-back-originals",
]);

describe("the description of the JSON interface", () => {
  const plain: unknown = JSON.parse(JSON.stringify(dossierOpenApi()));
  const post = (path: string) => operations.parse(plain).paths[path]?.post;

  it("has a path for every act that HTTP may ask for, with its version in a header", () => {
    for (const act of ACTS.filter((one) => !AT_OTHER_DESKS.has(one))) {
      const described = post(`/api/v1/dossiers/{id}/${act}`);
      expect(described?.parameters).toContainEqual(expect.objectContaining({ name: "If-Match", required: true }));
      expect(described?.requestBody.content["application/json"].schema.additionalProperties).toBe(false);
    }
  });

  it("has none for what only another desk may do", () => {
    for (const act of AT_OTHER_DESKS) expect(post(`/api/v1/dossiers/{id}/${act}`)).toBeUndefined();
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
