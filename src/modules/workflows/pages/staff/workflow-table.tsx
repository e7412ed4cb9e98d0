import { DataTable } from "#ui/components/data-table/data-table.tsx";
import type { Step, WorkflowDefinition } from "../../domain/definition.ts";
import { limitInWords } from "../../domain/limit-shares.ts";

/** The process as the table that a lawyer reads: who does what, in how long, with which paper, and what follows. */
export function WorkflowTable({ definition }: { readonly definition: WorkflowDefinition }) {
  return (
    <DataTable
      caption={`Các bước, tổng thời gian ${limitInWords(definition.total).vi}`}
      captionShown="yes"
      rows={definition.steps}
      rowKey={(step) => step.code}
      columns={[
        { key: "code", head: "Bước", cell: (step) => step.code, width: "narrow" },
        { key: "title", head: "Nội dung công việc", cell: (step) => step.title.vi, width: "wide" },
        { key: "who", head: "Trách nhiệm thực hiện", cell: (step) => step.actorLabel },
        { key: "limit", head: "Thời gian", cell: limitOf },
        { key: "paper", head: "Giấy tờ", cell: (step) => step.paper, wideOnly: "yes" },
        { key: "next", head: "Bước tiếp theo", cell: (step) => nextOf(step) },
        { key: "back", head: "Trả lại", cell: (step) => (step.back ?? []).join(", "), wideOnly: "yes" },
      ]}
    />
  );
}

function limitOf(step: Step) {
  return (
    <>
      {limitInWords(step.limit).vi}
      {step.legalBasis !== undefined && <div class="mc-help">{step.legalBasis}</div>}
    </>
  );
}

function nextOf(step: Step) {
  if (step.next.length === 0) return "Kết thúc";
  if (step.split === "all") return `Song song: ${step.next.map((way) => way.to).join(" và ")}`;
  if (step.next.length === 1) return step.next[0]?.to;
  return (
    <ul class="list-unstyled mb-0">
      {step.next.map((way) => (
        <li key={way.to}>
          {way.to}: {way.when ?? way.label}
        </li>
      ))}
    </ul>
  );
}
