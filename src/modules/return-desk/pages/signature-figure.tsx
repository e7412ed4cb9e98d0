import { PAD, signatureFault } from "../domain/signature.ts";

/** The signature as it was drawn; a line that is none is said to be so instead of being drawn. */
export function SignatureFigure({ line }: { readonly line: string }) {
  if (signatureFault(line) !== undefined) return <p>Chữ ký đã lưu không vẽ lại được.</p>;
  return (
    <figure class="mc-signature">
      <svg viewBox={`0 0 ${PAD.width} ${PAD.height}`} role="img" aria-label="Chữ ký của người nhận">
        <path d={line} />
      </svg>
      <figcaption>Chữ ký của người nhận</figcaption>
    </figure>
  );
}
