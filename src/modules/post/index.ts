export { openPostPrinter } from "./use-cases/print-post.ts";
export { postRoutes } from "./http/routes.ts";
export { sendResultsByPost } from "./use-cases/register-result.ts";
export { seedPost } from "./use-cases/seed-post.ts";
export { carryPost } from "./use-cases/post-jobs.ts";
export { postProgressFor } from "./http/progress-card.tsx";
export { listPostCollections, type PostCollection } from "./store/money.ts";
export { POST_ACCOUNT } from "./use-cases/collect-money.ts";
export { listSlipsOf } from "./store/slips.ts";
