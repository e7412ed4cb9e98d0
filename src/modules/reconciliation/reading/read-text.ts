import type { ProblemList } from "../domain/file-problem.ts";

const UNKNOWN = "\ufffd";

/**
 * Decodes UTF-8 with or without its mark, piece by piece. UTF-16 is refused by its sentence; letters of another code by
 * their lines. `take` answers text, or undefined when going on makes no sense.
 */
export function textDecoderOf(problems: ProblemList) {
  const decoder = new TextDecoder("utf-8");
  let line = 1;
  let isFirst = true;
  let told = 0;

  function take(piece: Uint8Array): string | undefined {
    if (isFirst && isUtf16(piece)) {
      problems.add({ row: null, what: "utf-16", seen: "" });
      return undefined;
    }
    isFirst = false;
    return look(decoder.decode(piece, { stream: true }));
  }

  function look(text: string): string {
    if (text.includes(UNKNOWN) || text.includes("\0")) {
      text.split("\n").forEach((part, index) => {
        // A line may arrive in two pieces; it is told once.
        if (told < line + index && (part.includes(UNKNOWN) || part.includes("\0"))) {
          told = line + index;
          problems.add({ row: line + index, what: "not-utf-8", seen: part.trim().slice(0, 60).replaceAll("\0", "") });
        }
      });
    }
    line += breaksIn(text);
    return text;
  }

  return { take, end: () => look(decoder.decode()) };
}

/** By its mark, or by the empty half of nearly every letter. */
function isUtf16(piece: Uint8Array): boolean {
  const [first, second] = piece;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = piece.subarray(0, 400);
  const empty = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return head.length >= 4 && empty * 4 > head.length;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
