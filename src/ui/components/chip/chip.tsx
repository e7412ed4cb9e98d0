import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "#ui/components/icon/icon.tsx";
import { useWords } from "#ui/language.ts";

/** What a chip says besides its words: never colour alone, every tone also has its own mark. */
export type ChipTone = "neutral" | "soon" | "late" | "paused" | "early" | "plain";

const TONE = {
  neutral: { class: "mc-chip mc-chip-neutral", mark: undefined },
  soon: { class: "mc-chip mc-chip-soon", mark: "clock" },
  late: { class: "mc-chip mc-chip-late", mark: "warning" },
  paused: { class: "mc-chip mc-chip-paused", mark: "pause" },
  early: { class: "mc-chip mc-chip-early", mark: "check" },
  plain: { class: "mc-chip mc-chip-plain", mark: undefined },
} as const satisfies Record<ChipTone, { class: string; mark: IconName | undefined }>;

export function Chip({ tone = "plain", children }: { readonly tone?: ChipTone; readonly children: ComponentChildren }) {
  const { mark } = TONE[tone];
  return (
    <span class={TONE[tone].class}>
      {mark && <Icon name={mark} />}
      {children}
    </span>
  );
}

export type DueChipProps = {
  readonly tone: ChipTone;
  readonly text: string;
  /** The instant behind the words, for example `16:30 01/12/2026`. */
  readonly at?: string | undefined;
  /** Sentences of the trace; with them the chip opens "vì sao là ngày này?". */
  readonly why?: readonly string[] | undefined;
};

/** The due date in words; opening it tells why it is this date. */
export function DueChip({ tone, text, at, why }: DueChipProps) {
  const words = useWords();
  if (!why || why.length === 0) {
    return (
      <span class="mc-due">
        <Chip tone={tone}>{text}</Chip>
        {at && <span class="mc-due-at">{at}</span>}
      </span>
    );
  }
  return (
    <details class="mc-due mc-why">
      <summary>
        <Chip tone={tone}>{text}</Chip>
        {at && <span class="mc-due-at">{at}</span>}
        <span class="mc-why-word">{words.whyThisDate}</span>
      </summary>
      <ol class="mc-why-lines">
        {why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  );
}
