import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { FieldFault } from "./fault.ts";
import { fieldReader, type Typed } from "./typed-fields.ts";

/** What is asked for: unused paper numbers to be written off, a receipt to be replaced or adjusted, a copy that is lost. */
export type ChangeContent =
  | {
      readonly kind: "spoil";
      readonly spoilage: "cancelled" | "lost" | "damaged";
      readonly firstNumber: number;
      readonly lastNumber: number;
      readonly minutesNumber: string;
      /** `2026-11-23` */
      readonly minutesDate: string;
    }
  | {
      readonly kind: "replace" | "adjust";
      readonly payerName: string;
      readonly payerAddress: string;
      /** The right name of each item, in the order of the receipt; undefined leaves them as they are. */
      readonly itemNames?: readonly string[] | undefined;
    }
  | { readonly kind: "copy-lost"; readonly minutesNumber: string; readonly minutesDate: string };

export type ChangeKind = ChangeContent["kind"];

/** A change that one person asks for and a second one decides. */
export type Change = {
  readonly id: string;
  readonly bookId: string | null;
  readonly receiptId: string | null;
  readonly content: ChangeContent;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly decision: "approved" | "refused" | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionNote: string | null;
};

/** Checks what is asked for, with its reason. */
export function checkChange(
  kind: ChangeKind,
  typed: Typed,
): Result<{ readonly content: ChangeContent; readonly reason: string }, readonly FieldFault[]> {
  const read = fieldReader(typed);
  const reason = read.text("reason", 500);
  const content = contentOf(kind, read);
  return read.faults.length === 0 ? ok({ content, reason }) : err(read.faults);
}

function contentOf(kind: ChangeKind, read: ReturnType<typeof fieldReader>): ChangeContent {
  switch (kind) {
    case "spoil": {
      const [firstNumber, lastNumber] = [read.number("firstNumber"), read.number("lastNumber")];
      if (firstNumber > lastNumber) {
        read.wrong("lastNumber", "Đến số phải từ số đầu trở lên.", "The last number must not be below the first.");
      }
      const spoilage = read.oneOf("spoilage", ["cancelled", "lost", "damaged"]);
      return { kind, spoilage, firstNumber, lastNumber, ...minutesOf(read) };
    }
    case "replace":
    case "adjust":
      return {
        kind,
        payerName: read.text("payerName", 200),
        payerAddress: read.textOf("payerAddress").slice(0, 500),
        itemNames: itemNamesOf(read),
      };
    case "copy-lost":
      return { kind, ...minutesOf(read) };
  }
}

/** The field of the right name of one item. */
export function itemField(index: number): string {
  return `item-${index}`;
}

function itemNamesOf(read: ReturnType<typeof fieldReader>): readonly string[] | undefined {
  const names: string[] = [];
  while (read.has(itemField(names.length))) names.push(read.text(itemField(names.length), 500));
  return names.length === 0 ? undefined : names;
}

function minutesOf(read: ReturnType<typeof fieldReader>) {
  return { minutesNumber: read.text("minutesNumber", 100), minutesDate: read.day("minutesDate").toString() };
}
