import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ExportProgress } from "#platform/exports/export-job.ts";
import { exportFilePath, exportPath, REPORTS_PATH } from "../http/paths.ts";

/** A big file that is being written: how far it is, and the way to it when it is done. The page refreshes itself. */
export function ExportPage({ viewer, progress }: { readonly viewer: PageViewer; readonly progress: ExportProgress }) {
  const { id, fileName, state, rows, total } = progress;
  return (
    <OfficerPage
      viewer={viewer}
      title={state === "done" ? "Tệp đã sẵn sàng" : "Đang kết xuất danh sách hồ sơ"}
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
    >
      <Card title={fileName}>
        <p role="status">{sentence(progress)}</p>
        <progress class="mc-progress" max={Math.max(1, total ?? 1)} value={total === undefined ? 0 : rows}>
          {rows}
        </progress>
        {state === "done" ? (
          <ButtonLink href={exportFilePath(id)} kind="primary">
            Tải tệp về
          </ButtonLink>
        ) : (
          <p class="mc-help">
            Trang tự cập nhật vài giây một lần; có thể rời trang và <a href={exportPath(id)}>mở lại địa chỉ này</a> sau.
            Tệp được giữ trong 24 giờ.
          </p>
        )}
      </Card>
    </OfficerPage>
  );
}

function sentence({ state, rows, total, bytes }: ExportProgress): string {
  const done = rows.toLocaleString("vi-VN");
  const all = total?.toLocaleString("vi-VN") ?? "…";
  const size = `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("vi-VN")} KB`;
  switch (state) {
    case "waiting":
      return `Đang chờ đến lượt, bắt đầu trong vòng một phút. Đã ghi ${done} trên ${all} dòng.`;
    case "running":
      return `Đã ghi ${done} trên ${all} dòng (${size}).`;
    case "failed":
      return `Tạm dừng vì lỗi sau khi ghi ${done} trên ${all} dòng; hệ thống sẽ tự ghi tiếp từ chỗ dừng.`;
    case "done":
      return `Đã ghi xong ${done} dòng (${size}).`;
  }
}
