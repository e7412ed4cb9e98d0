import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { claimPath, slipPath } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";

export type ClaimLine = {
  readonly id: string;
  readonly slipId: string;
  readonly number: string;
  readonly kind: string;
  readonly claimant: string;
  readonly text: string;
  readonly openedAt: string;
  readonly due: string;
  readonly late: boolean;
  readonly answer: string;
  readonly compensation: string;
  readonly typed: { readonly answer: string; readonly compensation: string };
};

export type ClaimsPageProps = {
  readonly viewer: PageViewer;
  readonly open: readonly ClaimLine[];
  readonly answered: readonly ClaimLine[];
  readonly errors: readonly FieldError[];
};

/** Complaints: the open ones by the day of their answer, each with its form; the answered ones below. */
export function ClaimsPage({ viewer, open, answered, errors }: ClaimsPageProps) {
  return (
    <PostFrame viewer={viewer} tab="claims" title="Khiếu nại bưu chính">
      <ErrorSummary errors={errors} />
      {open.length === 0 && (
        <EmptyState title="Không có khiếu nại nào chờ trả lời.">
          Mở bưu gửi để ghi khiếu nại của người dân; thời hiệu 06 tháng kể từ ngày gửi.
        </EmptyState>
      )}
      {open.map((claim) => (
        <Card key={claim.id} title={`${claim.kind}: ${claim.number}`}>
          <Head claim={claim} />
          <form method="post" action={claimPath(claim.id)}>
            <Field
              name="answer"
              id={`answer-${claim.id}`}
              label="Trả lời"
              rows={3}
              value={claim.typed.answer}
              maxLength={2000}
              required
            />
            <Field
              name="compensation"
              id={`compensation-${claim.id}`}
              label="Bưu điện bồi thường (đồng, để trống nếu không)"
              value={claim.typed.compensation}
              inputMode="numeric"
              width="medium"
            />
            <Button kind="plain">Ghi trả lời</Button>
          </form>
        </Card>
      ))}
      {answered.length > 0 && (
        <Card title={`Đã trả lời (${answered.length})`}>
          {answered.map((claim) => (
            <div key={claim.id}>
              <Head claim={claim} />
              <p>
                <strong>Trả lời:</strong> {claim.answer}
                {claim.compensation !== "" && ` Bồi thường ${claim.compensation}.`}
              </p>
            </div>
          ))}
        </Card>
      )}
    </PostFrame>
  );
}

function Head({ claim }: { readonly claim: ClaimLine }) {
  return (
    <p>
      <a href={slipPath(claim.slipId)}>{claim.number}</a> {claim.claimant}, nhận {claim.openedAt}, trả lời trước hết
      ngày {claim.due} {claim.late && <Chip tone="late">quá hạn trả lời</Chip>}
      <br />
      {claim.text}
    </p>
  );
}
