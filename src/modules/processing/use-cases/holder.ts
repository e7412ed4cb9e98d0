import type { Db } from "#platform/db/db.ts";
import { roleLabel, type Officer } from "#modules/identity/index.ts";
import { findStep, type WorkflowDefinition } from "#modules/workflows/index.ts";
import type { Task } from "../domain/task.ts";
import { readHouse, readOfficer } from "./read-once.ts";

/** Who has a task: the position, and the officer when somebody took it. */
export type Holder = {
  readonly task: Task;
  readonly stepTitle: string;
  readonly unitName: string;
  readonly roleName: string;
  readonly officer: Officer | undefined;
};

/** Who has a task now, in words. */
export async function holderOf(db: Db, task: Task, definition: WorkflowDefinition): Promise<Holder> {
  const { units } = await readHouse(db);
  const unit = units.find(({ id }) => id === task.unitId);
  const officer = task.ownerId === null ? undefined : await readOfficer(db, task.ownerId);
  return {
    task,
    stepTitle: findStep(definition, task.stepCode)?.title.vi ?? task.stepCode,
    unitName: unit?.name ?? "",
    roleName: roleLabel(task.role),
    officer,
  };
}

/** `Chuyển đến: Thẩm định hồ sơ, Phòng Quản lý khoa học (Nguyễn Văn A)`: what the officer is told after handing on. */
export function holderInWords({ stepTitle, unitName, roleName, officer }: Holder): string {
  return `${stepTitle}, ${unitName} (${officer?.name ?? roleName})`;
}
