import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DIRECTIVES_PATH } from "../http/paths.ts";
import type { Waiting } from "../store/lists.ts";

/** What waits for the viewer's own hand, for the first page of an officer; nothing at all when nothing waits. */
export function WaitingDirectives({ waiting }: { readonly waiting: Waiting }) {
  const { toAnswer, overdue, toJudge } = waiting;
  if (toAnswer === 0 && toJudge === 0) return null;
  return (
    <Card title="Chỉ đạo, kiến nghị">
      <ul class="mc-lines">
        {toAnswer > 0 && (
          <li>
            <a href={`${DIRECTIVES_PATH}?chieu=toi&muc=dang-cho`}>{toAnswer} việc chờ tôi trả lời</a>{" "}
            {overdue > 0 && <Chip tone="late">{overdue} quá hạn</Chip>}
          </li>
        )}
        {toJudge > 0 && (
          <li>
            <a href={`${DIRECTIVES_PATH}?chieu=giao&muc=da-tra-loi`}>{toJudge} trả lời chờ tôi chấp nhận</a>
          </li>
        )}
      </ul>
    </Card>
  );
}
