import type { Agency } from "#modules/organizations/domain.ts";

/** The levels by which the report of the whole province is put together, in its order. */
export const LEVELS = [
  { id: "province", name: "Giải quyết TTHC tại cấp tỉnh" },
  { id: "commune", name: "Giải quyết TTHC tại cấp xã" },
  { id: "partner", name: "Đơn vị cung cấp dịch vụ, phối hợp tại Trung tâm" },
] as const;
export type Level = (typeof LEVELS)[number]["id"];

/** The level of an agency: the State's organs by who stands above them, enterprises, bank and post by themselves. */
export function levelOf({ kind, superiorName }: Pick<Agency, "kind" | "superiorName">): Level {
  if (kind === "enterprise" || kind === "bank" || kind === "post") return "partner";
  return kind === "people-committee" && superiorName !== "Chính phủ" ? "commune" : "province";
}

/** Whether the text names a level. */
export function isLevel(text: string): text is Level {
  return LEVELS.some(({ id }) => id === text);
}
