export type FilterChoice = {
  readonly label: string;
  readonly href: string;
  readonly chosen: boolean;
  readonly count?: number;
};

export type FilterGroup = { readonly label: string; readonly choices: readonly FilterChoice[] };

/** Filters as links, so that the address is the view: it can be kept, sent and opened again. */
export function FilterChips({ groups }: { readonly groups: readonly FilterGroup[] }) {
  return (
    <div class="mc-filters">
      {groups.map((group) => (
        <div class="mc-filter-group" role="group" aria-label={group.label} key={group.label}>
          <span class="mc-filter-label">{group.label}</span>
          {group.choices.map((choice) => (
            <a
              key={choice.label}
              href={choice.href}
              class={choice.chosen ? "mc-filter mc-filter-on" : "mc-filter"}
              aria-current={choice.chosen ? "true" : undefined}
            >
              {choice.label}
              {choice.count !== undefined && <span class="mc-filter-count">{choice.count}</span>}
            </a>
          ))}
        </div>
      ))}
    </div>
  );
}
