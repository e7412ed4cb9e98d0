import { z } from "zod";

/** A form field: missing and repeated fields are empty text, so that every mistake is one of content. */
export const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value.slice(0, 4000) : ""));

export const signInForm = z.object({ username: text, password: text, tiep: text });
export const codeForm = z.object({ code: text, tiep: text });
export const proofForm = z.object({ password: text, code: text, tiep: text });
export const passwordForm = z.object({ current: text, next: text, again: text });
export const officerForm = z.object({ username: text, name: text, title: text, phone: text });
export const appointmentForm = z.object({
  unitId: text,
  role: text,
  from: text,
  to: text,
  substituteFor: text,
  decision: text,
});
