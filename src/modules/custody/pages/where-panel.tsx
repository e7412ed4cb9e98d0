import { formatInstant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Timeline } from "#ui/components/timeline/timeline.tsx";
import type { HeldOriginal } from "#modules/dossiers/domain.ts";
import { answersFor, type Loss } from "../domain/loss.ts";
import { countText, EVENT_NAMES, OUTCOME_NAMES } from "../domain/texts.ts";
import { ADD_PATH, labelPath, lossPath, minutesPath, SHELVE_PATH } from "../http/paths.ts";
import type { Whereabouts } from "../store/where.ts";

export type WhereProps = {
  readonly where: Whereabouts;
  readonly officerNames: ReadonlyMap<string, string>;
  /** Originals that the centre keeps until they are given back. */
  readonly heldOriginals: readonly HeldOriginal[];
  readonly dossierHref: string | undefined;
  /** Whether the viewer acts for whoever holds it. */
  readonly own: "yes" | "no";
  readonly late: "yes" | "no";
  readonly losses: readonly Loss[];
  /** What was typed before a refusal, by the name of the field. */
  readonly typed: (name: string) => string | undefined;
};

/** Where the paper of one dossier is: who holds it since when, on which shelf, who is next, and the whole chain. */
export function WherePanel(props: WhereProps) {
  const { where, officerNames, heldOriginals, dossierHref, own, late, losses, typed } = props;
  const { bundle, pending, chain } = where;
  return (
    <Card
      title={`Túi hồ sơ ${bundle.code}`}
      id="ket-qua"
      acts={
        <>
          {dossierHref && <a href={dossierHref}>Mở hồ sơ</a>}{" "}
          <ButtonLink href={labelPath(bundle.dossierId)} newWindow="yes">
            In nhãn túi
          </ButtonLink>
        </>
      }
    >
      <p class="mc-lead">
        <strong>{bundle.custodian.label}</strong> đang giữ, từ {formatInstant(bundle.since)}.{" "}
        {late === "yes" && <Chip tone="late">Quá hạn xác nhận</Chip>}
      </p>
      <DefinitionList
        items={[
          { term: "Chỗ để", value: bundle.shelf ?? (bundle.custodian.kind === "unit" ? "Chưa ghi" : "") },
          { term: "Giấy tờ", value: countText(bundle) },
          {
            term: "Nơi đến tiếp",
            value: pending && `${pending.to.label} (giao lúc ${formatInstant(pending.givenAt)})`,
          },
          { term: "Bản gốc đang giữ", value: heldOriginals.map(({ name, count }) => `${name} (${count})`).join("; ") },
        ]}
      />
      {losses.map((loss) => (
        <p key={loss.id}>
          <Chip tone={loss.endedAt === null ? "late" : "early"}>
            {loss.outcome === null ? "Thất lạc" : OUTCOME_NAMES[loss.outcome]}
          </Chip>{" "}
          {countText(loss)}, trách nhiệm của {answersFor(loss).label}.{" "}
          <a href={lossPath(loss.id)}>Biên bản {loss.number}</a>
        </p>
      ))}
      {own === "yes" && (
        <>
          <form method="post" action={backTo(SHELVE_PATH, bundle.code)} class="mc-row-form">
            <input type="hidden" name="hoSo" value={bundle.dossierId} />
            <Field
              name="choDe"
              label="Kho / kệ / ngăn"
              value={typed("choDe") ?? bundle.shelf ?? ""}
              width="medium"
              data={{ "data-key-scan": "" }}
            />
            <Button>Xếp vào chỗ để</Button>
          </form>
          <Details summary="Thêm giấy tờ vào túi" open={typed("soTo") !== undefined}>
            <form method="post" action={backTo(ADD_PATH, bundle.code)} class="mc-form-narrow">
              <input type="hidden" name="hoSo" value={bundle.dossierId} />
              <input type="hidden" name="phienBan" value={String(bundle.version)} />
              <Field name="soTo" label="Số tờ thêm" inputMode="numeric" width="short" value={typed("soTo")} required />
              <Field
                name="banChinh"
                label="Trong đó bản chính"
                inputMode="numeric"
                width="short"
                value={typed("banChinh") ?? "0"}
              />
              <Field name="ghiChu" label="Là giấy tờ gì" value={typed("ghiChu")} />
              <Button>Thêm vào túi</Button>
            </form>
          </Details>
        </>
      )}
      <h3>Toàn bộ đường đi</h3>
      <Timeline
        label={`Đường đi của túi hồ sơ ${bundle.code}`}
        events={chain.map((link) => {
          const handOver = where.handOvers.find(({ id }) => id === link.handOverId);
          return {
            key: String(link.seq),
            at: formatInstant(link.at),
            iso: link.at.toString(),
            who: officerNames.get(link.actorId),
            what: `${EVENT_NAMES[link.event]} · ${link.event === "given" ? (handOver?.to.label ?? "") : link.custodian.label}`,
            audience: "internal" as const,
            details: (
              <>
                <p>
                  {countText({ sheets: link.sheets, originals: link.originals })}
                  {link.shelf && `, để tại ${link.shelf}`}
                  {link.note && `. ${link.note}`}
                </p>
                {handOver && (
                  <a href={minutesPath(handOver.batchId)} target="_blank" rel="noopener">
                    Biên bản giao nhận
                  </a>
                )}
              </>
            ),
          };
        })}
      />
    </Card>
  );
}

/** An act whose refusal comes back to this bundle, with what was typed. */
function backTo(path: string, code: string): string {
  return `${path}?${new URLSearchParams({ q: code }).toString()}`;
}
