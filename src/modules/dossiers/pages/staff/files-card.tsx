import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { documentPaths, type Document } from "#modules/documents/index.ts";
import type { Dossier } from "../../domain/dossier.ts";

/** Scans and photographs of a dossier, and a way to add one. */
export function FilesCard({ dossier, files }: { readonly dossier: Dossier; readonly files: readonly Document[] }) {
  return (
    <Card title="Tệp đính kèm">
      {files.length === 0 && <p class="mc-help">Chưa có bản quét nào.</p>}
      <ul class="mc-lines">
        {files.map((file) => (
          <li key={file.id}>
            <a href={documentPaths.file(file.id)}>{file.name}</a>{" "}
            <span class="mc-help mc-inline">{kilobytes(file.size)}</span>
            {file.state === "quarantined" && <span class="mc-help mc-inline"> (đang cách ly, chưa mở được)</span>}
          </li>
        ))}
      </ul>
      <details class="mc-details">
        <summary>Đính kèm tệp</summary>
        <form
          method="post"
          action={documentPaths.toDossier(dossier.id)}
          enctype="multipart/form-data"
          class="mc-details-body"
        >
          <div class="mc-field">
            <label class="form-label" for="file">
              Tệp PDF hoặc ảnh, tối đa 10 MB
            </label>
            <input
              id="file"
              type="file"
              name="file"
              class="form-control"
              accept="application/pdf,image/jpeg,image/png"
              multiple
            />
          </div>
          <Button>Đính kèm</Button>
        </form>
      </details>
    </Card>
  );
}

function kilobytes(size: number): string {
  return `${Math.max(1, Math.round(size / 1024))} KB`;
}
