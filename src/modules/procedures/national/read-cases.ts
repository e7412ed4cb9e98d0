import { foldVietnamese } from "#kernel/vietnamese.ts";
import { formatLimit, sameLimit, type Limit } from "../domain/limit.ts";
import type { CaseContent, ChannelTerms, Component, Doubt } from "../domain/procedure.ts";
import { proposeLimit, readLimit } from "./read-limit.ts";
import { line, type WireCase, type WireRecord, type WireSet } from "./record.ts";

export type CasesReading = { readonly cases: readonly CaseContent[]; readonly doubts: readonly Doubt[] };

/** The cases of a record with their limits and papers; what cannot be told is a doubt of the case. */
export function readCases(record: WireRecord, code: string, channels: readonly ChannelTerms[]): CasesReading {
  const doubts: Doubt[] = [];
  const wires = namedCases(record, code, doubts);
  const base = channels.find((terms) => terms.channel === "direct") ?? channels[0];
  const papers = readPapers(record.executionCases, wires, doubts);
  const cases = wires.map((wire, index): CaseContent => {
    const limit = limitOfCase(wire, wires.length, base);
    if (limit.doubt !== null) doubts.push({ ...limit.doubt, caseCode: wire.code });
    return {
      caseCode: wire.code,
      caseName: wire.name,
      rule:
        limit.value === null
          ? null
          : { limit: limit.value, mode: modeOf(limit.value), legalBasis: `Danh mục quốc gia, thủ tục ${code}` },
      limitText: limit.text,
      proposedLimit: limit.value === null ? limit.proposed : null,
      immediate: false,
      components: papers[index] ?? [],
      fees: base?.fees ?? [],
      supplementRule: "reset",
      maxSupplements: 1,
      excludedPeriods: [],
      workflowCode: null,
    };
  });
  return { cases, doubts };
}

/** Hours keep the clock; all longer limits end with the last working day. */
export function modeOf(limit: Limit): "clock" | "end-of-day" {
  return limit.unit === "hour" ? "clock" : "end-of-day";
}

type NamedCase = { readonly code: string; readonly name: string; readonly wire: WireCase | null };

function namedCases(record: WireRecord, code: string, doubts: Doubt[]): readonly NamedCase[] {
  if (record.cases.length === 0) {
    doubts.push({ kind: "cases-missing", caseCode: null, vi: `Không ghi mã trường hợp; tạm dùng ${code}.01` });
    return [{ code: `${code}.01`, name: line(record.name), wire: null }];
  }
  const seen = new Map<string, string>();
  const cases: NamedCase[] = [];
  for (const wire of record.cases) {
    const published = line(wire.code);
    const caseCode = published === "" || published === code ? `${code}.${two(cases.length + 1)}` : published;
    const terms = JSON.stringify(wire.processingDay ?? null);
    // The source often repeats a case word for word; only a repetition that says something else is a doubt.
    if (seen.get(caseCode) === terms) continue;
    if (seen.has(caseCode)) {
      doubts.push({
        kind: "duplicate-case",
        caseCode: null,
        vi: `Mã trường hợp ${caseCode} ghi hai lần; chỉ giữ lần đầu`,
      });
      continue;
    }
    seen.set(caseCode, terms);
    cases.push({ code: caseCode, name: line(wire.name) || line(record.name), wire });
  }
  return cases;
}

type CaseLimit = {
  readonly value: Limit | null;
  readonly text: string;
  readonly proposed: Limit | null;
  readonly doubt: Pick<Doubt, "kind" | "vi"> | null;
};

function limitOfCase(named: NamedCase, count: number, base: ChannelTerms | undefined): CaseLimit {
  const day = named.wire?.processingDay;
  const own = day === null || day === undefined ? null : readLimit(day.qty, day.type);
  const shared = base?.limit ?? null;
  const prose = base?.limitText ?? "";
  if (named.wire === null || day === null || day === undefined) return fromChannel(shared, prose);
  if (own !== null && (sameLimit(own, shared) || (count > 1 && shared !== null))) {
    return { value: own, text: formatLimit(own), proposed: null, doubt: null };
  }
  if (own !== null && shared !== null) {
    const vi = `Thời hạn ghi hai mức: trường hợp ${formatLimit(own)}, cách thức nộp ${formatLimit(shared)}`;
    return { value: null, text: formatLimit(own), proposed: own, doubt: { kind: "limit-conflict", vi } };
  }
  if (own !== null) {
    const vi = `Thời hạn ghi bằng lời${prose === "" ? "" : ` ("${short(prose)}")`}; trường hợp ghi ${formatLimit(own)}`;
    return { value: null, text: prose || formatLimit(own), proposed: own, doubt: { kind: "limit-in-prose", vi } };
  }
  if (shared === null) return fromChannel(null, prose);
  const vi = `Thời hạn của trường hợp ghi bằng lời; cách thức nộp ghi ${formatLimit(shared)}`;
  return { value: null, text: formatLimit(shared), proposed: shared, doubt: { kind: "limit-in-prose", vi } };
}

function fromChannel(limit: Limit | null, prose: string): CaseLimit {
  if (limit !== null) return { value: limit, text: formatLimit(limit), proposed: null, doubt: null };
  if (prose === "") {
    return {
      value: null,
      text: "",
      proposed: null,
      doubt: { kind: "limit-missing", vi: "Không ghi thời hạn giải quyết" },
    };
  }
  const vi = `Thời hạn ghi bằng lời ("${short(prose)}")`;
  return { value: null, text: prose, proposed: proposeLimit(prose), doubt: { kind: "limit-in-prose", vi } };
}

/**
 * Papers of each case. The source groups papers under headings that are sometimes cases and sometimes only headings;
 * a heading named like the case belongs to it, otherwise every case lists all of them and the doubt is said.
 */
function readPapers(sets: readonly WireSet[], cases: readonly NamedCase[], doubts: Doubt[]): readonly Component[][] {
  if (sets.every((set) => set.profileComponents.length === 0)) {
    doubts.push({ kind: "components-missing", caseCode: null, vi: "Không ghi thành phần hồ sơ" });
    return cases.map(() => []);
  }
  const all = sets.flatMap((set) => componentsOf(set, sets.length));
  if (cases.length === 1) return [all];
  const byName = new Map(sets.map((set) => [foldVietnamese(line(set.name)), set]));
  const matched = cases.map((one) => byName.get(foldVietnamese(one.name)));
  if (sets.length === cases.length && matched.every((set) => set !== undefined)) {
    return matched.map((set) => (set === undefined ? [] : componentsOf(set, 1)));
  }
  doubts.push({ kind: "components-of-cases", caseCode: null, vi: "Chưa rõ giấy tờ nào thuộc trường hợp nào" });
  return cases.map(() => all);
}

// The source says `required: false` everywhere; a paper of which at least one copy is asked for is taken as asked for.
function componentsOf(set: WireSet, setCount: number): Component[] {
  const group = line(set.name);
  return set.profileComponents
    .filter((wire) => line(wire.name) !== "")
    .map((wire) => {
      const originals = quantity(wire.originalQty);
      const copies = quantity(wire.copyQty);
      const component = {
        code: line(wire.code),
        name: line(wire.name),
        originals,
        copies,
        required: originals + copies > 0,
      };
      return setCount > 1 && group !== "" ? { ...component, group } : component;
    });
}

function quantity(value: number | null | undefined): number {
  return Number.isSafeInteger(value) && typeof value === "number" && value > 0 ? Math.min(value, 99) : 0;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function short(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
}
