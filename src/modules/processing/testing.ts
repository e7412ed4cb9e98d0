export { aCentre, CALENDAR, MONDAY, RESULT, type Centre } from "./testing-world.ts";
