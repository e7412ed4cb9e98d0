import { Badge } from "#ui/components/badge/badge.tsx";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DueChip } from "#ui/components/chip/chip.tsx";
import { directivePath, newDirectivePath } from "../http/paths.ts";
import type { DirectiveView } from "../http/present.ts";

export type DossierDirectivesProps = {
  readonly dossierId: string;
  readonly mayWrite: "yes" | "no";
  readonly directives: readonly DirectiveView[];
};

/** What was asked for about one dossier, and for a leader the way to ask for more. */
export function DossierDirectives({ dossierId, mayWrite, directives }: DossierDirectivesProps) {
  return (
    <Card
      title="Chỉ đạo, kiến nghị về hồ sơ này"
      {...(mayWrite === "yes"
        ? { acts: <ButtonLink href={newDirectivePath({ dossierId })}>Viết chỉ đạo, kiến nghị</ButtonLink> }
        : {})}
    >
      {directives.length === 0 && <p class="mc-help">Chưa có chỉ đạo, kiến nghị nào viết từ hồ sơ này.</p>}
      {directives.length > 0 && (
        <ul class="mc-lines">
          {directives.map((view) => (
            <li key={view.id}>
              <a href={directivePath(view.id)}>{view.title}</a> <Badge>{view.stateName}</Badge>{" "}
              {view.due && <DueChip tone={view.due.tone} text={view.due.text} />}
              <span class="mc-second-line">
                {view.from} gửi {view.to}, hạn {view.dueOn}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
