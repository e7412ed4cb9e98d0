import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { SignatureFigure } from "./signature-figure.tsx";

export type ReturnCardProps = {
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly lines: readonly string[];
  /** The line of the drawn signature; empty for other proofs. */
  readonly signature: string;
  /** The page of the visit, for those who may open it. */
  readonly href: string | undefined;
};

/** To whom the result went and on what proof, on the page of its dossier. */
export function ReturnCard({ facts, lines, signature, href }: ReturnCardProps) {
  return (
    <Card title="Đã trả kết quả">
      <DefinitionList items={facts} />
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {signature !== "" && <SignatureFigure line={signature} />}
      {href !== undefined && (
        <p>
          <a href={href}>Xem lần trả</a>
        </p>
      )}
    </Card>
  );
}
