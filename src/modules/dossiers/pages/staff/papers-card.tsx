import { formatDate, dateInVietnam } from "#kernel/time.ts";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import type { Dossier } from "../../domain/dossier.ts";

/** The papers of a dossier with their counts, what is held, and what was asked for. */
export function PapersCard({ dossier }: { readonly dossier: Dossier }) {
  return (
    <Card title="Giấy tờ trong hồ sơ">
      <DataTable
        caption="Thành phần hồ sơ"
        columns={[
          {
            key: "name",
            head: "Giấy tờ",
            width: "wide",
            cell: (paper) => (
              <>
                {paper.name}
                {paper.waivedBecause !== null && (
                  <span class="mc-second-line">Không phải nộp: {paper.waivedBecause}</span>
                )}
              </>
            ),
          },
          {
            key: "originals",
            head: "Bản chính",
            cell: (paper) => paper.originals || "",
            align: "end",
            width: "narrow",
          },
          {
            key: "certified",
            head: "Chứng thực",
            cell: (paper) => paper.certified || "",
            align: "end",
            width: "narrow",
          },
          { key: "copies", head: "Bản chụp", cell: (paper) => paper.copies || "", align: "end", width: "narrow" },
        ]}
        rows={dossier.papers}
        rowKey={(paper) => paper.code}
        empty={<p>Chưa ghi nhận giấy tờ nào.</p>}
      />
      {dossier.heldOriginals.length > 0 && (
        <p class="mc-held">
          Đang giữ bản chính: {dossier.heldOriginals.map(({ name, count }) => `${name} (${count})`).join("; ")}.
        </p>
      )}
      {dossier.supplements.map((supplement) => (
        <div class="mc-supplement" key={supplement.askedAt.toString()}>
          <strong>
            {supplement.suppliedAt === null
              ? "Đang chờ bổ sung"
              : `Đã bổ sung ngày ${formatDate(dateInVietnam(supplement.suppliedAt))}`}
          </strong>
          : {supplement.papers.map(({ name }) => name).join("; ")}. Lý do: {supplement.reason}
        </div>
      ))}
    </Card>
  );
}
