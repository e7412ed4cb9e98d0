import type { Role } from "#modules/identity/domain.ts";

/** Who has to do with runs: who sends and receives paper, and the post. */
export const config = {
  audience: [
    "counter-officer",
    "return-officer",
    "registry-clerk",
    "specialist",
    "head-of-division",
    "department-leader",
    "postal-officer",
    "centre-manager",
  ] satisfies readonly Role[],
};

export { idOf, typedIn, uuidIn } from "#modules/custody/index.ts";
