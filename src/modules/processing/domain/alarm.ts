import { formatInstant, type Instant } from "#kernel/time.ts";

/** Something that would leave a dossier lying: handbook §11, "hồ sơ treo". */
export type Alarm =
  | { readonly kind: "no-task"; readonly dossierId: string; readonly code: string | null; readonly since: Instant }
  | {
      readonly kind: "nobody-in-position";
      readonly unitName: string;
      readonly roleName: string;
      readonly tasks: number;
      readonly dossierIds: readonly string[];
    }
  | {
      readonly kind: "owner-left";
      readonly unitName: string;
      readonly officerName: string;
      readonly tasks: number;
      readonly dossierIds: readonly string[];
    }
  | {
      readonly kind: "late-forwarding";
      readonly dossierId: string;
      readonly code: string | null;
      readonly unitName: string;
      readonly dueAt: Instant;
    };

/** The alarm as a sentence. */
export function alarmText(alarm: Alarm): { readonly vi: string; readonly en: string } {
  switch (alarm.kind) {
    case "no-task":
      return {
        vi: `Hồ sơ ${alarm.code ?? alarm.dossierId} đã tiếp nhận lúc ${formatInstant(alarm.since)} nhưng không có việc nào đang mở.`,
        en: `Dossier ${alarm.code ?? alarm.dossierId}, accepted at ${formatInstant(alarm.since)}, has no open task.`,
      };
    case "nobody-in-position":
      return {
        vi: `${alarm.tasks} việc đang chờ ${alarm.roleName} tại ${alarm.unitName}, nhưng chưa có ai giữ vị trí này.`,
        en: `${alarm.tasks} tasks wait for ${alarm.roleName} at ${alarm.unitName}, but nobody holds this position.`,
      };
    case "owner-left":
      return {
        vi: `${alarm.tasks} việc tại ${alarm.unitName} vẫn đứng tên ${alarm.officerName}, người không còn giữ vị trí. Hãy phân công lại.`,
        en: `${alarm.tasks} tasks at ${alarm.unitName} are still with ${alarm.officerName}, who no longer holds the position. Reassign them.`,
      };
    case "late-forwarding":
      return {
        vi: `Hồ sơ ${alarm.code ?? alarm.dossierId} tại ${alarm.unitName} quá hạn chuyển từ ${formatInstant(alarm.dueAt)} (Điều 18 NĐ 61/2018).`,
        en: `Dossier ${alarm.code ?? alarm.dossierId} at ${alarm.unitName} should have been forwarded by ${formatInstant(alarm.dueAt)}.`,
      };
  }
}
