export { isAtCentre } from "./domain/direction.ts";
export type { Refusal } from "./domain/refusal.ts";
export {
  manifestNumber,
  type Bag,
  type Conclusion,
  type Direction,
  type Discrepancy,
  type Item,
  type Run,
  type Side,
} from "./domain/run.ts";
