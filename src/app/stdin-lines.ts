/** A line of bytes that became text, or why it could not. */
export type ByteLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null; readonly problem: "E_ENCODING" | "E_LINE_LENGTH" };

const LONGEST = 1024 * 1024;
const NEWLINE = 10;

/** The lines of a stream, in the groups in which they arrived; memory stays at one chunk and one line. */
export async function* linesOf(stream: AsyncIterable<string | Buffer>): AsyncGenerator<readonly ByteLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let tooLong = false;
  let number = 0;

  function take(bytes: Buffer): ByteLine {
    number += 1;
    const wasTooLong = tooLong || bytes.length > LONGEST;
    tooLong = false;
    return wasTooLong ? { number, text: null, problem: "E_LINE_LENGTH" } : decoded(number, bytes);
  }

  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, typeof chunk === "string" ? Buffer.from(chunk) : chunk]);
    const lines: ByteLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push(take(bytes.subarray(start, end)));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST) {
      tooLong = true;
      rest = Buffer.alloc(0);
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0 || tooLong) yield [take(rest)];
}

function decoded(number: number, bytes: Buffer): ByteLine {
  try {
    return { number, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { number, text: null, problem: "E_ENCODING" };
  }
}
