export * from "./domain.ts";
export {
  findPublishedWorkflow,
  findWorkflowVersion,
  getWorkflowVersion,
  listVersionsOf,
  listWorkflows,
  workflowVersionForIntake,
} from "./store/versions.ts";
export { draftWorkflow, publishWorkflow, type Publication, type PublishRefusal } from "./use-cases/publish-workflow.ts";
export { ensureStandardWorkflow, ensureWorkflow, seedWorkflows, type Seeding } from "./use-cases/seed-workflows.ts";
export { workflowRoutes, type WorkflowDeps } from "./http/workflow-routes.tsx";
export { WORKFLOWS_PATH, workflowVersionPath } from "./http/paths.ts";
export { staffingNow } from "./use-cases/staffing.ts";
export { WorkflowDiagram } from "./pages/staff/workflow-diagram.tsx";
export {
  importWorkflows,
  type FlowImport,
  type ImportedFlow,
  type RejectedFlow,
} from "./use-cases/import-workflows.ts";
