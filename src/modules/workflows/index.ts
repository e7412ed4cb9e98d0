export * from "./domain.ts";
export {
  findPublishedWorkflow,
  findWorkflowVersion,
  getWorkflowVersion,
  listVersionsOf,
  listWorkflows,
} from "./store/versions.ts";
export { draftWorkflow, publishWorkflow, type Publication, type PublishRefusal } from "./use-cases/publish-workflow.ts";
export { ensureStandardWorkflow, ensureWorkflow, seedWorkflows, type Seeding } from "./use-cases/seed-workflows.ts";
