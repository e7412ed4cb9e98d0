export { seedTills } from "./use-cases/seed-tills.ts";
