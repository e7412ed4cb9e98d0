/** A key press as the layer sees it. */
export type Press = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** Focus is where letters are text: an input, a text area, a list of choices. */
  readonly typing: boolean;
  readonly at: number;
};

export type Command =
  | { readonly kind: "search" | "help" | "primary" | "down" | "up" | "select" | "open" | "back" | "leave-field" }
  | { readonly kind: "room"; readonly key: string };

/** How long `g` waits for its letter, in ms. */
const CHORD_MS = 1500;

/** Turns presses into commands; letters are never taken from somebody who is typing. */
export function createShortcuts(): (press: Press) => Command | undefined {
  let chordUntil = Number.NEGATIVE_INFINITY;
  return (press) => {
    const chord = press.at <= chordUntil;
    chordUntil = Number.NEGATIVE_INFINITY;
    if ((press.ctrl || press.meta) && press.key === "Enter") return { kind: "primary" };
    if (press.ctrl || press.alt || press.meta) return undefined;
    if (press.typing) return press.key === "Escape" ? { kind: "leave-field" } : undefined;
    const key = press.key.toLowerCase();
    if (chord) return { kind: "room", key };
    switch (key) {
      case "/":
        return { kind: "search" };
      case "?":
        return { kind: "help" };
      case "g":
        chordUntil = press.at + CHORD_MS;
        return undefined;
      case "j":
        return { kind: "down" };
      case "k":
        return { kind: "up" };
      case "x":
        return { kind: "select" };
      case "o":
        return { kind: "open" };
      case "u":
        return { kind: "back" };
    }
    return undefined;
  };
}
