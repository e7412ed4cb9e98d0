import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIdentity, readCard } from "./identity-check.ts";

const CARD = "020190001234|082123456|Nguyễn Văn Đức|01011990|Nam|Xã Mẫu Sơn, Lạng Sơn|25042021";
const onFile = { name: "Nguyễn Văn Đức", nationalId: "020190001234" };
const shown = (card: string, seen = false) => ({ card, seen });

describe("what a card reader types", () => {
  it("is number, old number, name, birth, sex, address and day of issue", () => {
    const card = readCard(`  ${CARD}\r`);
    expect(card).toMatchObject({ number: "020190001234", oldNumber: "082123456", name: "Nguyễn Văn Đức", sex: "Nam" });
    expect(card?.bornOn?.toString()).toBe("1990-01-01");
    expect(card?.issuedOn?.toString()).toBe("2021-04-25");
    expect(card?.address).toBe("Xã Mẫu Sơn, Lạng Sơn");
  });

  it.each([
    ["no card at all", "H37.05-261123-0001"],
    ["eleven digits", CARD.replace("020190001234", "02019000123")],
    ["no name", CARD.replace("Nguyễn Văn Đức", " ")],
    ["letters for the old number", CARD.replace("082123456", "x")],
    ["too few parts", "020190001234|082123456|Nguyễn Văn Đức"],
    ["a page of text", `${CARD}${"|x".repeat(20)}`],
  ])("%s is not read", (_what, text) => expect(readCard(text)).toBeUndefined());

  it("keeps a card whose days are no days", () => {
    expect(readCard(CARD.replace("01011990", "31021990"))).toMatchObject({ bornOn: null, number: "020190001234" });
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["object", "undefined"]).toContain(typeof readCard(text));
      }),
    );
  });
});

describe("who stands at the desk", () => {
  it.each([
    ["the card of the person on file", onFile, shown(CARD), { how: "card-read" }],
    ["the number typed with spaces", onFile, shown("020 190 001 234"), { how: "number-typed" }],
    [
      "a card that still names the old number on file",
      { ...onFile, nationalId: "082123456" },
      shown(CARD),
      { how: "card-read" },
    ],
    ["another number", onFile, shown("020190001235"), "other-number"],
    ["another person's card", onFile, shown(CARD.replace("020190001234", "020190009999")), "other-number"],
    ["nothing, though the officer looked", onFile, shown(" ", true), "nothing-shown"],
    ["words", onFile, shown("giấy hẹn"), "not-a-number"],
  ] as const)("with %s", (_what, person, presented, expected) => {
    expect(checkIdentity(person, presented)).toEqual(expected);
  });

  const unnumbered = { name: "Nguyễn Văn Đức", nationalId: null };
  it.each([
    ["the card has the name on file", shown(CARD), { how: "card-read" }],
    ["the card has another name", shown(CARD.replace("Đức", "Đực Em")), "other-name"],
    ["the officer looked at the card", shown("", true), { how: "card-seen" }],
    ["nobody looked", shown(""), "nothing-shown"],
    ["a bare number proves nothing by itself", shown("020190001234"), "nothing-shown"],
  ] as const)("without a number on file: %s", (_what, presented, expected) => {
    expect(checkIdentity(unnumbered, presented)).toEqual(expected);
  });
});
