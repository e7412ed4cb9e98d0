import { describe, expect, it } from "vitest";
import { createShortcuts, type Press } from "./shortcuts.ts";

function press(key: string, over: Partial<Press> = {}): Press {
  return { key, ctrl: false, alt: false, meta: false, typing: false, at: 0, ...over };
}

describe("keys of the staff side", () => {
  it.each([
    ["/", "search"],
    ["?", "help"],
    ["j", "down"],
    ["k", "up"],
    ["x", "select"],
    ["u", "back"],
    ["o", "open"],
  ])("%s means %s", (key, kind) => {
    expect(createShortcuts()(press(key))).toEqual({ kind });
  });

  it("goes to a room with g and its letter", () => {
    const keys = createShortcuts();
    expect(keys(press("g", { at: 0 }))).toBeUndefined();
    expect(keys(press("t", { at: 300 }))).toEqual({ kind: "room", key: "t" });
  });

  it("forgets a g that stays alone", () => {
    const keys = createShortcuts();
    keys(press("g", { at: 0 }));
    expect(keys(press("j", { at: 9000 }))).toEqual({ kind: "down" });
  });

  it("never takes a letter from somebody who types", () => {
    const keys = createShortcuts();
    for (const key of ["/", "?", "j", "k", "x", "g", "t"]) expect(keys(press(key, { typing: true }))).toBeUndefined();
  });

  it("does the primary act with Ctrl+Enter, also while typing", () => {
    const keys = createShortcuts();
    expect(keys(press("Enter", { ctrl: true, typing: true }))).toEqual({ kind: "primary" });
    expect(keys(press("Enter", { meta: true }))).toEqual({ kind: "primary" });
  });

  it("leaves the keys of the browser alone", () => {
    const keys = createShortcuts();
    expect(keys(press("k", { ctrl: true }))).toBeUndefined();
    expect(keys(press("x", { alt: true }))).toBeUndefined();
    expect(keys(press("Enter"))).toBeUndefined();
  });

  it("lets Escape leave the search field", () => {
    expect(createShortcuts()(press("Escape", { typing: true }))).toEqual({ kind: "leave-field" });
  });
});
