import type { ComponentChildren } from "preact";

export type FlashMessage = {
  readonly tone: "done" | "notice" | "warning" | "error";
  readonly title: string;
  readonly text?: ComponentChildren;
};

const CLASS = {
  done: "mc-flash mc-flash-done",
  notice: "mc-flash mc-flash-notice",
  warning: "mc-flash mc-flash-warning",
  error: "mc-flash mc-flash-error",
} as const satisfies Record<FlashMessage["tone"], string>;

/** What just happened, in one sentence, on top of the page; errors interrupt, the rest waits its turn. */
export function Flash({ tone, title, text }: FlashMessage) {
  return (
    <div class={CLASS[tone]} role={tone === "error" ? "alert" : "status"}>
      <strong>{title}</strong>
      {text && <div>{text}</div>}
    </div>
  );
}
