import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { WhyThisDate } from "#ui/components/details/details.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";

export type PrintLink = { readonly href: string; readonly label: string };

export type DonePageProps = {
  readonly viewer: PageViewer;
  readonly dossierId: string;
  readonly code: string;
  readonly outcome: "accepted" | "supplement" | "refused";
  readonly immediate: boolean;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly fee: string;
  /** Empty when nothing is to be paid. */
  readonly feeInWords: string;
  readonly due: { readonly at: string; readonly day: string; readonly lines: readonly string[] } | undefined;
  readonly prints: readonly PrintLink[];
};

const HEADINGS = {
  accepted: "Đã tiếp nhận hồ sơ",
  supplement: "Đã lập phiếu yêu cầu bổ sung",
  refused: "Đã từ chối tiếp nhận",
} as const;

/** After the act: what to hand over now, then the next person in the queue. */
export function DonePage(props: DonePageProps) {
  const [first, ...others] = props.prints;
  const isNow = props.immediate && props.outcome === "accepted";
  return (
    <OfficerPage
      viewer={props.viewer}
      title={props.code}
      active="tiep-nhan"
      flash={{ tone: props.outcome === "accepted" ? "done" : "notice", title: HEADINGS[props.outcome] }}
    >
      <Card>
        <DefinitionList
          items={[
            { term: "Chủ hồ sơ", value: props.ownerName },
            { term: "Thủ tục", value: props.procedureName },
            { term: "Hẹn trả kết quả", value: props.due && `${props.due.at}, ${props.due.day}` },
            { term: "Phí, lệ phí phải thu", value: props.fee },
            { term: "Bằng chữ", value: props.feeInWords },
          ]}
        />
        {props.due && <WhyThisDate lines={props.due.lines} />}
        {isNow && (
          <p class="mc-help">
            Giải quyết và trả ngay trong buổi: chỉ in giấy hẹn khi người nộp yêu cầu. Nhập kết quả ở trang hồ sơ.
          </p>
        )}
        <div class="mc-form-acts">
          {isNow && (
            <ButtonLink href={paths.dossier(props.dossierId)} kind="primary" keyShown="Ctrl+Enter">
              Giải quyết ngay
            </ButtonLink>
          )}
          {first && (
            <ButtonLink
              href={first.href}
              newWindow="yes"
              {...(isNow ? {} : { kind: "primary", keyShown: "Ctrl+Enter" })}
            >
              {first.label}
            </ButtonLink>
          )}
          {others.map(({ href, label }) => (
            <ButtonLink key={href} href={href} newWindow="yes">
              {label}
            </ButtonLink>
          ))}
          <ButtonLink href={paths.start} keyShown="g n">
            Tiếp nhận hồ sơ tiếp theo
          </ButtonLink>
          <a class="btn btn-link" href={paths.dossier(props.dossierId)}>
            Mở hồ sơ
          </a>
        </div>
      </Card>
    </OfficerPage>
  );
}
