/** Why a JSON text is refused although `JSON.parse` might take it. */
export class StrictJsonError extends Error {
  readonly code: "E_JSON" | "E_JSON_DUPLICATE" | "E_JSON_DEPTH";
  readonly path: string;
  constructor(code: "E_JSON" | "E_JSON_DUPLICATE" | "E_JSON_DEPTH", path: string) {
    super(`${code} at ${path}`);
    this.code = code;
    this.path = path;
  }
}

const MAX_DEPTH = 64;

/** `JSON.parse` that refuses duplicate keys and nesting deeper than 64. Throws StrictJsonError. */
export function parseStrictJson(text: string): unknown {
  refuseDuplicatesAndDepth(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new StrictJsonError("E_JSON", "");
  }
}

type Frame = { readonly keys: Set<string> | null; path: string };

/** One pass over the tokens that matter; wrong JSON is left for `JSON.parse` to refuse. */
function refuseDuplicatesAndDepth(text: string): void {
  const stack: Frame[] = [];
  let expectKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    const top = stack.at(-1);
    if (char === "{" || char === "[") {
      if (stack.length >= MAX_DEPTH) throw new StrictJsonError("E_JSON_DEPTH", top?.path ?? "");
      stack.push({ keys: char === "{" ? new Set() : null, path: top?.path ?? "" });
      expectKey = char === "{";
    } else if (char === "}" || char === "]") {
      stack.pop();
      expectKey = false;
    } else if (char === ",") {
      expectKey = top?.keys !== null && top !== undefined;
    } else if (char === '"') {
      const end = endOfString(text, at);
      if (expectKey && top?.keys) {
        const key = decodedKey(text.slice(at, end + 1));
        if (top.keys.has(key)) throw new StrictJsonError("E_JSON_DUPLICATE", `/${key}`);
        top.keys.add(key);
        expectKey = false;
      }
      at = end;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function decodedKey(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new StrictJsonError("E_JSON", "");
  }
}
