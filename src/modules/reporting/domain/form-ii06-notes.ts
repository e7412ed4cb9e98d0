import { addFigures } from "./flow.ts";
import type { SplitFigures } from "./form-ii06.ts";
import type { ReportNote, RowsBehind } from "./report.ts";
import type { RowMeasure } from "./row-measure.ts";

/** What stands under the table of form II.06: who left without a result, and who was never taken in. */
export function formNotes(
  { online, otherwise }: SplitFigures,
  behind: Omit<RowsBehind, "measure">,
): readonly ReportNote[] {
  const { withdrawn, stopped, refused, keptByExtension } = addFigures(online, otherwise).during;
  const counted = (value: number, measure: RowMeasure) => ({
    text: value.toLocaleString("vi-VN"),
    behind: { measure, ...behind },
  });
  return [
    [
      "Cột (7): trong đó rút ",
      counted(withdrawn, "withdrawn"),
      ", dừng ",
      counted(stopped, "stopped"),
      "; hồ sơ rút, dừng được xếp vào cột (8), (9), (10) theo ngày kết thúc so với ngày hẹn trả.",
    ],
    ["Không được tiếp nhận trong kỳ: ", counted(refused, "refused"), " hồ sơ, không tính vào biểu này."],
    "Trước hạn, đúng hạn, quá hạn được so sánh theo ngày. Hồ sơ không có ngày hẹn trả được tính là đúng hạn; hồ sơ đang chờ tổ chức, cá nhân bổ sung được tính là trong hạn.",
    ...(keptByExtension === 0
      ? []
      : [
          [
            "Trong số giải quyết trước hạn, đúng hạn có ",
            counted(keptByExtension, "kept-by-extension"),
            " hồ sơ đúng hạn theo ngày hẹn lại sau khi đã xin lỗi.",
          ],
        ]),
  ];
}
