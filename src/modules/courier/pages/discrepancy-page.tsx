import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { SignaturePlace } from "#modules/custody/index.ts";
import { FITTING } from "../domain/conclude.ts";
import { manifestNumber, SIDES, type Bag, type Discrepancy, type DiscrepancyKind, type Run } from "../domain/run.ts";
import { CONCLUSION_NAMES, DISCREPANCY_NAMES, SIDE_NAMES } from "../domain/texts.ts";
import { bagPath, discrepancyPath } from "../http/paths.ts";

export type DiscrepancyPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly run: Run;
  readonly bag: Bag;
  readonly found: Discrepancy;
  readonly foundBy: string;
  readonly photoHref: string | undefined;
  /** Units to which a stray envelope can be sent on. */
  readonly receivers: readonly SelectOption[];
  /** The minutes of what was lost, once that is concluded. */
  readonly lossHref: string | undefined;
  readonly typed: (name: string) => string | undefined;
};

/** One discrepancy: what was found, a photograph, the conclusion and its three signatures. */
export function DiscrepancyPage(props: DiscrepancyPageProps) {
  const { viewer, flash, run, bag, found, foundBy, photoHref, lossHref, typed } = props;
  const number = manifestNumber(run, bag);
  return (
    <OfficerPage
      viewer={viewer}
      title={`${DISCREPANCY_NAMES[found.kind]}: ${found.code}`}
      active="giao-nhan"
      flash={flash}
      over={<a href={bagPath(bag.id)}>Túi thư {number}</a>}
    >
      <Card title="Sự việc">
        <DefinitionList
          items={[
            { term: "Túi thư", value: number },
            { term: "Bên giao", value: bag.from.label },
            { term: "Bưu tá", value: run.courierName },
            { term: "Bên nhận", value: bag.to.label },
            {
              term: "Phát hiện",
              value: [formatInstant(found.foundAt), foundBy].filter((word) => word !== "").join(", "),
            },
            { term: "Mô tả", value: found.note },
            { term: "Ảnh", value: photoHref && <a href={photoHref}>Mở ảnh</a> },
            { term: "Kết luận", value: found.conclusion && CONCLUSION_NAMES[found.conclusion] },
            { term: "Chuyển tiếp cho", value: found.to?.label ?? "" },
            { term: "Nội dung", value: found.conclusionText ?? "" },
            { term: "Biên bản thất lạc", value: lossHref && <a href={lossHref}>Lập, ký và theo dõi lập lại</a> },
            { term: "Kết thúc", value: found.settledAt && formatInstant(found.settledAt) },
          ]}
        />
      </Card>
      {found.settledAt === null && (
        <Card title="Ảnh chụp">
          <form
            method="post"
            action={discrepancyPath(found.id, "anh")}
            encType="multipart/form-data"
            class="mc-row-form"
          >
            <Field name="anh" label="Ảnh túi, niêm phong, giấy tờ (JPEG, PNG)" type="file" />
            <Button>Đính kèm</Button>
          </form>
        </Card>
      )}
      {found.settledAt === null && found.signatures.length === 0 && <ConclusionForm {...props} />}
      <Card title={`Chữ ký ba bên (${found.signatures.length}/3)`}>
        {found.conclusion === null ? (
          <p>Ghi kết luận trước; sau đó bên giao, bưu tá và bên nhận cùng ký.</p>
        ) : (
          SIDES.map((side) => (
            <SignaturePlace
              key={side}
              action={discrepancyPath(found.id, "ky")}
              side={side}
              name={SIDE_NAMES[side]}
              signature={found.signatures.find((each) => each.side === side)}
              typed={typed}
            />
          ))
        )}
      </Card>
    </OfficerPage>
  );
}

function ConclusionForm({ found, receivers, typed }: DiscrepancyPageProps) {
  const fitting = FITTING[found.kind];
  return (
    <Card title="Kết luận">
      <form method="post" action={discrepancyPath(found.id, "ket-luan")} class="mc-form-narrow">
        <Select
          name="ketLuan"
          label="Kết luận"
          empty="Chọn kết luận"
          value={typed("ketLuan") ?? found.conclusion ?? undefined}
          options={fitting.map((value) => ({ value, label: CONCLUSION_NAMES[value] }))}
          required
        />
        {fitting.includes("sent-on") && (
          <Select
            name="noiDen"
            label="Chuyển tiếp cho (khi thuộc nơi khác)"
            empty="Không chuyển tiếp"
            value={typed("noiDen") ?? found.to?.unitId}
            options={receivers}
          />
        )}
        <Field
          name="noiDung"
          label="Nội dung"
          rows={3}
          value={typed("noiDung") ?? found.conclusionText ?? ""}
          help={HELP[found.kind]}
          required
        />
        <Button kind={found.conclusion === null ? "primary" : "plain"}>Ghi kết luận</Button>
      </form>
    </Card>
  );
}

const HELP = {
  missing: "Đã tìm ở đâu, ai chịu trách nhiệm. Thất lạc thì ký xong sẽ có biên bản thất lạc.",
  count: "Thiếu tờ nào, đã tìm ở đâu. Thất lạc thì ký xong sẽ có biên bản thất lạc.",
  extra: "Của ai, vì sao ở trong túi này, nay để ở đâu.",
  "wrong-bag": "Vì sao nằm nhầm túi, nay để ở đâu.",
  "broken-seal": "Niêm phong hỏng thế nào, đã đếm lại hồ sơ trong túi chưa.",
} as const satisfies Record<DiscrepancyKind, string>;
