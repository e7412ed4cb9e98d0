import { formatInstant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { countText } from "#modules/custody/index.ts";
import { manifestNumber, type Bag, type Discrepancy, type Item, type ItemState, type Run } from "../domain/run.ts";
import { DISCREPANCY_NAMES, ITEM_NAMES } from "../domain/texts.ts";
import { bagPath, bagPdfPath, discrepancyPath, runPath } from "../http/paths.ts";
import { bagState } from "./run-page.tsx";

/** What the last scan said: seen, and heard where there is a loudspeaker. */
export type ScanAnswer = { readonly tone: "done" | "warning" | "error"; readonly text: string };

export type BagPageProps = {
  readonly viewer: PageViewer;
  readonly run: Run;
  readonly bag: Bag;
  readonly items: readonly Item[];
  readonly discrepancies: readonly Discrepancy[];
  readonly answer: ScanAnswer | undefined;
  /** A code that is nobody's, just scanned. */
  readonly stray: string | undefined;
  readonly mayGive: "yes" | "no";
  readonly mayReceive: "yes" | "no";
  readonly typed: (name: string) => string | undefined;
};

/** A bag with its scanner: one field, one list; it works by post-back, and faster with the island. */
export function BagPage(props: BagPageProps) {
  const { viewer, run, bag, items, discrepancies, answer } = props;
  const expected = items.filter(({ state }) => state !== "struck").length;
  const arrived = items.filter(({ state }) => state === "arrived").length;
  return (
    <OfficerPage
      viewer={viewer}
      title={`Túi thư ${manifestNumber(run, bag)}`}
      active="giao-nhan"
      islands={["scan"]}
      over={<a href={runPath(run.id)}>Chuyến thư {run.number}</a>}
      acts={
        <>
          <ButtonLink href={bagPdfPath(bag.id, "nhan")} newWindow="yes">
            In nhãn túi
          </ButtonLink>
          <ButtonLink href={bagPdfPath(bag.id, "ban-ke")} newWindow="yes">
            In bản kê
          </ButtonLink>
        </>
      }
    >
      <p>
        Từ {bag.from.label} đến <strong>{bag.to.label}</strong>. {bagState(bag)}.
      </p>
      <div data-scan-area>
        {answer && (
          <p class={`mc-flash mc-flash-${answer.tone} mc-scan-answer`} role="status" data-scan-tone={answer.tone}>
            <strong>{answer.text}</strong>
          </p>
        )}
        <Scanner {...props} />
        <p class="mc-scan-count">
          {bag.openedAt === null ? `${expected} hồ sơ trong túi` : `Đã nhận ${arrived} trên ${expected} hồ sơ`}
        </p>
        {discrepancies.length > 0 && (
          <ul class="mc-lines">
            {discrepancies.map((found) => (
              <li key={found.id}>
                <Chip tone={found.settledAt === null ? "late" : "early"}>{DISCREPANCY_NAMES[found.kind]}</Chip>{" "}
                <a href={discrepancyPath(found.id)}>{found.code}</a>{" "}
                {found.settledAt === null ? "chưa kết luận" : "đã kết luận"}
              </li>
            ))}
          </ul>
        )}
        <ItemList {...props} />
      </div>
    </OfficerPage>
  );
}

function Scanner({ bag, run, items, mayGive, mayReceive, stray, typed }: BagPageProps) {
  if (bag.sealedAt === null) {
    if (mayGive === "no")
      return <p class="mc-help">Bên giao đang xếp túi; khi túi đến nơi, bên nhận quét ở trang này.</p>;
    return (
      <>
        <ScanForm action={bagPath(bag.id, "quet-di")} label="Quét hồ sơ vào túi" typed={typed} />
        <form method="post" action={bagPath(bag.id, "niem-phong")} class="mc-row-form">
          <Field name="niemPhong" label="Số niêm phong" width="short" value={typed("niemPhong")} />
          <Button>Niêm phong túi</Button>
        </form>
      </>
    );
  }
  if (run.departedAt === null) return <p class="mc-help">Túi đã niêm phong, chờ chuyến thư lên đường.</p>;
  if (mayReceive === "no") return <p class="mc-help">Túi đang trên đường hoặc bên nhận đang đếm.</p>;
  if (bag.openedAt === null) return <OpenForm bag={bag} typed={typed} />;
  const waiting = items.filter(({ state }) => state === "packed").length;
  return (
    <>
      <ScanForm action={bagPath(bag.id, "quet-den")} label="Quét hồ sơ ra khỏi túi" typed={typed} />
      <StrayForm bag={bag} stray={stray} typed={typed} />
      {bag.closedAt === null && (
        <form method="post" action={bagPath(bag.id, "ket-thuc")}>
          <Button kind={waiting === 0 ? "primary" : "plain"}>
            {waiting === 0 ? "Kết thúc: đã nhận đủ" : `Kết thúc: báo thiếu ${waiting} hồ sơ`}
          </Button>
        </form>
      )}
    </>
  );
}

type FormProps = Pick<BagPageProps, "typed">;

function ScanForm({ action, label, typed }: FormProps & { readonly action: string; readonly label: string }) {
  return (
    <form method="post" action={action} class="mc-scan" data-scan-form>
      <Field
        name="ma"
        label={label}
        help="Quét mã vạch trên túi hồ sơ, hoặc gõ mã rồi Enter."
        value={typed("ma")}
        autofocus
        data={{ "data-key-scan": "" }}
      />
      <Field name="soTo" label="Số tờ (nếu khác)" inputMode="numeric" width="short" value={typed("soTo")} />
      <Field name="banChinh" label="Bản chính (nếu khác)" inputMode="numeric" width="short" value={typed("banChinh")} />
      <Button kind="primary" keyShown="Enter">
        Ghi
      </Button>
    </form>
  );
}

/** An envelope that is no bundle of ours: open where one was just scanned, folded away else. */
function StrayForm({ bag, stray, typed }: FormProps & Pick<BagPageProps, "bag" | "stray">) {
  return (
    <Details summary="Phong bì lạ: không có mã hồ sơ, hoặc mã không ai biết" open={stray !== undefined}>
      <form method="post" action={bagPath(bag.id, "phong-bi-la")} class="mc-form-narrow">
        <Field
          name="maLa"
          label="Mã hoặc chữ trên phong bì"
          value={typed("maLa") ?? stray ?? ""}
          help="Không có gì thì ghi “không mã 1”, “không mã 2”."
          required
        />
        <Field name="moTa" label="Bên ngoài ghi gì, gửi cho ai" value={typed("moTa")} required />
        <Button>Ghi phong bì lạ</Button>
      </form>
    </Details>
  );
}

function OpenForm({ bag, typed }: FormProps & { readonly bag: Bag }) {
  return (
    <Card title={`Mở túi: kiểm tra niêm phong ${bag.seal ?? ""}`}>
      <form method="post" action={bagPath(bag.id, "mo")} class="mc-form-narrow">
        <fieldset>
          <legend>Niêm phong</legend>
          <label class="form-check">
            <input class="form-check-input" type="radio" name="niemPhong" value="intact" checked /> Nguyên vẹn, đúng số
          </label>
          <label class="form-check">
            <input class="form-check-input" type="radio" name="niemPhong" value="broken" /> Không nguyên vẹn hoặc sai số
          </label>
        </fieldset>
        <Field name="ghiChu" label="Mô tả khi không nguyên vẹn" value={typed("ghiChu")} />
        <Button kind="primary">Mở túi và quét nhận</Button>
      </form>
    </Card>
  );
}

function ItemList({ items, bag, mayGive }: BagPageProps) {
  if (items.length === 0) return <EmptyState title="Túi chưa có hồ sơ nào.">Quét hồ sơ đầu tiên vào túi.</EmptyState>;
  return (
    <ul class="mc-count-list">
      {items.toReversed().map((item) => (
        <li key={item.id} class="mc-count-line">
          <strong class={item.state === "struck" ? "mc-struck" : undefined}>{item.code}</strong>{" "}
          <Chip tone={TONES[item.state]}>{ITEM_NAMES[item.state]}</Chip>
          <span class="mc-help">
            {countText(item)}, vào túi lúc {formatInstant(item.outAt)}
            {item.inAt && `, nhận lúc ${formatInstant(item.inAt)}`}
            {item.struckReason && `. Lấy lại: ${item.struckReason}`}
          </span>
          {bag.sealedAt === null && mayGive === "yes" && item.state === "packed" && (
            <Details summary="Lấy lại">
              <form method="post" action={bagPath(bag.id, "lay-lai")} class="mc-row-form">
                <input type="hidden" name="dong" value={item.id} />
                <Field id={`ly-do-${item.id}`} name="lyDo" label="Lý do" width="medium" required />
                <Button>Lấy lại khỏi túi</Button>
              </form>
            </Details>
          )}
        </li>
      ))}
    </ul>
  );
}

const TONES = {
  packed: "neutral",
  struck: "plain",
  arrived: "early",
  missing: "late",
  "sent-again": "paused",
  lost: "late",
} as const satisfies Record<ItemState, ChipTone>;
