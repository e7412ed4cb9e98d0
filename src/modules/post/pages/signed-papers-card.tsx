import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Details } from "#ui/components/details/details.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { SIDES, type PaperKind, type TypedSignatures } from "../domain/signed-paper.ts";
import { PAPER_NAMES, SIDE_NAMES } from "../domain/texts.ts";

/** A signed paper; every text is finished. */
export type SignedPaperLine = {
  readonly id: string;
  readonly what: string;
  readonly signers: readonly string[];
  readonly noted: string;
  readonly href: string;
};

/** The form for one kind of paper, with what was typed. */
export type SignedPaperForm = {
  readonly kind: PaperKind;
  readonly action: string;
  readonly typed: TypedSignatures;
  readonly errors: readonly FieldError[];
};

export type SignedPapersCardProps = {
  readonly lines: readonly SignedPaperLine[];
  readonly forms: readonly SignedPaperForm[];
};

/** Papers signed by hand: who signed what when, the scan of each, and the form for a further one. */
export function SignedPapersCard({ lines, forms }: SignedPapersCardProps) {
  if (lines.length + forms.length === 0) return null;
  return (
    <Card title="Bản giấy đã ký" id="ban-giay">
      {lines.length === 0 && <p>Chưa có bản quét nào. Ký trên giấy thì ghi ai ký, lúc nào, và đính kèm bản quét.</p>}
      <ul>
        {lines.map(({ id, what, signers, noted, href }) => (
          <li key={id}>
            <a href={href}>{what}</a>
            <br />
            {signers.join("; ")}
            <br />
            <small>{noted}</small>
          </li>
        ))}
      </ul>
      {forms.map((form) => (
        <Details key={form.kind} summary={`Đính kèm ${PAPER_NAMES[form.kind]} đã ký`} open={form.errors.length > 0}>
          <PaperForm {...form} />
        </Details>
      ))}
    </Card>
  );
}

function PaperForm({ kind, action, typed, errors }: SignedPaperForm) {
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  const idOf = (name: string) => `${kind}-${name}`;
  const field = (name: string) => ({ name, id: idOf(name), error: errorAt(name), required: true });
  return (
    <form method="post" action={action} encType="multipart/form-data" class="mc-form">
      <input type="hidden" name="kind" value={kind} />
      {kind === "register" && (
        <>
          <Field {...field("register")} label="Sổ gốc: tên, số, trang" value={typed.register} maxLength={200} />
          <Field
            {...field("authorisation")}
            label="Văn bản ủy quyền: số, ngày"
            value={typed.authorisation}
            maxLength={200}
          />
        </>
      )}
      {SIDES[kind].map((side) => {
        const signer = typed.signers[side];
        return (
          <fieldset key={side} class="mc-field">
            <legend class="form-label">{SIDE_NAMES[side]}</legend>
            <Field {...field(`${side}.name`)} label="Họ và tên người ký" value={signer?.name} maxLength={200} />
            <div class="mc-columns">
              <Field {...field(`${side}.on`)} label="Ngày ký" type="date" value={signer?.on} />
              <Field {...field(`${side}.at`)} label="Giờ ký" type="time" value={signer?.at} />
            </div>
          </fieldset>
        );
      })}
      <Field {...field("scan")} label="Bản quét hoặc ảnh chụp (PDF, JPEG, PNG)" type="file" />
      <Button>Lưu bản giấy đã ký</Button>
    </form>
  );
}
