export * from "./domain.ts";
export { addBag, departRun, openRun, sealBag } from "./use-cases/pack.ts";
export { scanOut, strikeItem, type ScanOut } from "./use-cases/scan-out.ts";
export { closeBag, openBag, scanIn, type ScanIn, type ScannedIn } from "./use-cases/scan-in.ts";
export { attachPhoto, conclude, sign, type Conclude, type Sign } from "./use-cases/settle.ts";
export { courierFigures, type CourierFigures, type Period } from "./store/figures.ts";
export { listOutstanding, type Outstanding } from "./use-cases/outstanding.ts";
