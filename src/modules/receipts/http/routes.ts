import type { App } from "#platform/http/app.ts";
import { bookRoutes } from "./book-routes.tsx";
import { changeRoutes } from "./change-routes.tsx";
import { checkRoutes } from "./check-routes.tsx";
import type { ReceiptDeps } from "./deps.ts";
import { receiptPageRoutes } from "./receipt-routes.tsx";
import { usageRoutes } from "./usage-routes.tsx";

/** Every page of receipts: staff's under Thu phí, lệ phí, and the public check. */
export function receiptRoutes(app: App, deps: ReceiptDeps): void {
  receiptPageRoutes(app, deps);
  bookRoutes(app, deps);
  changeRoutes(app, deps);
  usageRoutes(app, deps);
  checkRoutes(app, deps);
}
