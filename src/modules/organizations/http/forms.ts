import { z } from "zod";
import { AGENCY_KINDS, UNIT_KINDS } from "../domain/organization.ts";

const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.slice(0, 4000) : ""));

const box = z
  .unknown()
  .optional()
  .transform((value) => value === "yes");

/** The form of an agency; what is missing is empty text and refused by the domain with its sentence. */
export const agencyForm = z.object({
  code: text,
  codeIsInvented: box,
  name: text,
  shortName: text,
  kind: z.enum(AGENCY_KINDS, "E_VALUE: Chọn loại cơ quan."),
  superiorName: text,
  address: text,
  phone: text,
  place: text,
  website: text,
});

export const unitForm = z.object({ unitKind: z.enum(UNIT_KINDS, "E_VALUE: Chọn loại đơn vị."), unitName: text });
export const unitNameForm = z.object({ name: text });
