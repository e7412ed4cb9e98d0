export type IconName = keyof typeof PATHS;

const PATHS = {
  inbox: ["M4 13h4l2 3h4l2-3h4", "M5 5h14l2 8v6H3v-6z"],
  plus: ["M12 5v14", "M5 12h14"],
  clock: ["M12 7v5l3 2", "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18"],
  tasks: ["M9 6h11", "M9 12h11", "M9 18h11", "M4 6h.01", "M4 12h.01", "M4 18h.01"],
  gears: ["M4 7h9", "M17 7h3", "M15 5v4", "M4 17h3", "M11 17h9", "M9 15v4"],
  hand: ["M5 12l5 5L20 7"],
  search: ["M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14", "M16.5 16.5L21 21"],
  chart: ["M4 20h16", "M7 16v-5", "M12 16V6", "M17 16v-8"],
  flag: ["M6 21V4", "M6 5h11l-2.500 4l2.500 4H6"],
  shield: ["M12 3l7 3v6c0 4-3 7-7 9c-4-2-7-5-7-9V6z"],
  printer: ["M7 8V4h10v4", "M7 17H4V9h16v8h-3", "M7 14h10v6H7z"],
  file: ["M7 3h7l4 4v14H7z", "M14 3v4h4"],
  person: ["M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8", "M5 21c0-4 3-6 7-6s7 2 7 6"],
  phone: ["M5 4h4l2 5l-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2"],
  warning: ["M12 4L2.500 20h19z", "M12 10v4", "M12 17h.01"],
  pause: ["M8 5v14", "M16 5v14"],
  check: ["M5 12l5 5L20 7"],
  out: ["M14 4h5v16h-5", "M10 8l-4 4l4 4", "M6 12h9"],
  keyboard: ["M3 7h18v10H3z", "M7 11h.01", "M11 11h.01", "M15 11h.01", "M8 14h8"],
} as const;

/** A line icon beside words, never instead of them. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="mc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {PATHS[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
