import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { documentPaths, type Document } from "#modules/documents/index.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";

/** Scans and photographs of the papers; sent at once, so that a power cut costs nothing. */
export function Attachments({
  draftId,
  procedureCase,
  files,
}: {
  readonly draftId: string;
  readonly procedureCase: ProcedureCase;
  readonly files: readonly Document[];
}) {
  return (
    <Card title="Bản quét, ảnh chụp giấy tờ">
      {files.length > 0 && (
        <ul class="mc-lines">
          {files.map((file) => (
            <li key={file.id}>
              <form method="post" action={documentPaths.drop(file.id)}>
                <a href={documentPaths.file(file.id)}>{file.name}</a> {nameOfPaper(file, procedureCase)}
                <button type="submit" class="btn btn-link btn-sm">
                  Bỏ tệp
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={documentPaths.toDraft(draftId)} enctype="multipart/form-data">
        <div class="mc-columns">
          <div class="mc-field">
            <label class="form-label" for="attach-paper">
              Giấy tờ
            </label>
            <select id="attach-paper" name="component" class="form-select">
              <option value="">Tài liệu khác</option>
              {procedureCase.components.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div class="mc-field">
            <label class="form-label" for="attach-file">
              Tệp PDF hoặc ảnh, tối đa 10 MB
            </label>
            <input
              id="attach-file"
              type="file"
              name="file"
              class="form-control"
              accept="application/pdf,image/jpeg,image/png"
              capture="environment"
              multiple
            />
          </div>
        </div>
        <Button>Đính kèm</Button>
      </form>
    </Card>
  );
}

function nameOfPaper({ componentCode }: Document, { components }: ProcedureCase): string {
  const paper = components.find(({ code }) => code === componentCode);
  return paper === undefined ? "" : `(${paper.name})`;
}
