import type { ComponentChildren } from "preact";
import { useWords } from "#ui/language.ts";

export type TimelineEvent = {
  readonly key: string;
  /** `HH:mm dd/MM/yyyy`. */
  readonly at: string;
  /** ISO instant for machines. */
  readonly iso: string;
  /** Name, title, unit; absent for what the system did. */
  readonly who?: string | undefined;
  readonly what: string;
  readonly audience: "internal" | "public";
  readonly details?: ComponentChildren;
};

/** What happened, newest on top, one line an event; details fold out. */
export function Timeline({ events, label }: { readonly events: readonly TimelineEvent[]; readonly label: string }) {
  const words = useWords();
  return (
    <ol class="mc-timeline" aria-label={label}>
      {events.map((event) => (
        <li key={event.key} class={event.audience === "internal" ? "mc-event mc-event-internal" : "mc-event"}>
          <time datetime={event.iso}>{event.at}</time>
          <div>
            <strong>{event.what}</strong> <span class="mc-audience">{words[event.audience]}</span>
            {event.who && <div class="mc-event-who">{event.who}</div>}
            {event.details && (
              <details>
                <summary>{words.details}</summary>
                <div class="mc-event-details">{event.details}</div>
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
