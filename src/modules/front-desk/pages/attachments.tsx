import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import type { ProcedureCase } from "#modules/procedures/domain.ts";

export type Attachment = { readonly id: string; readonly name: string; readonly size: string; readonly paper: string };

/** Scans and photographs of the papers; sent at once, so that a power cut costs nothing. */
export function Attachments({
  draftId,
  procedureCase,
  files,
}: {
  readonly draftId: string;
  readonly procedureCase: ProcedureCase;
  readonly files: readonly Attachment[];
}) {
  return (
    <Card title="Bản quét, ảnh chụp giấy tờ">
      {files.length > 0 && (
        <ul class="mc-lines">
          {files.map((file) => (
            <li key={file.id}>
              {file.name} ({file.size}){file.paper === "" ? "" : `, ${file.paper}`}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/can-bo/tiep-nhan/nhap/${draftId}/tep`} enctype="multipart/form-data">
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
