import { eventQueue } from "./event-queue.ts";
import type { Hours, OfficeHours, Second } from "./office-hours.ts";

/** Something for one officer to do, with their own hands, for so long. */
export type Work = {
  readonly long: number;
  /** Somebody waits in front of the desk: served first and in order. Else papers: the soonest due first. */
  readonly waits: "person" | "papers";
  readonly due: Second;
  /** Asked when the officer turns to it and when it is done: what has lapsed meanwhile is put aside. */
  readonly isWanted: () => boolean;
  readonly done: (span: { readonly from: Second; readonly at: Second; readonly officer: string }) => void;
};

/** The officers of the centre in time: each does one thing at once and begins nothing that closing would cut. */
export type Desks = {
  readonly later: (at: Second, what: () => void) => void;
  readonly give: (officer: string, at: Second, work: Work) => void;
  /** The one of these with the least to do. */
  readonly leastBusy: (officers: readonly string[]) => string;
  readonly runUntil: (end: Second) => void;
};

type Desk = {
  readonly officer: string;
  readonly people: Work[];
  readonly papers: Work[];
  busyUntil: Second;
  wakesAt: Second;
};

export function openDesks(hours: OfficeHours): Desks {
  const events = eventQueue<() => void>();
  const desks = new Map<string, Desk>();
  const deskOf = (officer: string): Desk => {
    const known = desks.get(officer);
    if (known !== undefined) return known;
    const made = { officer, people: [], papers: [], busyUntil: 0, wakesAt: Infinity };
    desks.set(officer, made);
    return made;
  };
  const wake = (desk: Desk, at: Second) => {
    if (desk.wakesAt <= at) return;
    desk.wakesAt = at;
    events.put(at, () => {
      if (desk.wakesAt === at) desk.wakesAt = Infinity;
      turnTo(desk, at);
    });
  };
  const turnTo = (desk: Desk, now: Second) => {
    if (desk.busyUntil > now) return;
    const work = nextWork(desk);
    if (work === undefined) return;
    const start = hours.nextStart(now, work.long, hoursOf(work));
    if (start > now) return wake(desk, start);
    const list = work.waits === "person" ? desk.people : desk.papers;
    list.splice(list.indexOf(work), 1);
    const at = now + work.long;
    desk.busyUntil = at;
    events.put(at, () => {
      if (work.isWanted()) work.done({ from: now, at, officer: desk.officer });
      turnTo(desk, at);
    });
  };
  return {
    later: (at, what) => events.put(at, what),
    give: (officer, at, work) => {
      const desk = deskOf(officer);
      (work.waits === "person" ? desk.people : desk.papers).push(work);
      events.put(at, () => turnTo(desk, at));
    },
    leastBusy: (officers) => {
      const [first, ...rest] = officers.map(deskOf);
      if (first === undefined) throw new Error("nobody to do it");
      return rest.reduce((least, desk) => (loadOf(desk) < loadOf(least) ? desk : least), first).officer;
    },
    runUntil: (end) => {
      for (let next = events.take(); next !== undefined && next.at <= end; next = events.take()) next.what();
    },
  };
}

function hoursOf({ waits }: Work): Hours {
  return waits === "person" ? "counter" : "desk";
}

/** People in order of coming; among papers the soonest due, of equal ones the first to come. */
function nextWork(desk: Desk): Work | undefined {
  for (const list of [desk.people, desk.papers]) {
    for (let i = list.length - 1; i >= 0; i -= 1) if (list[i]?.isWanted() === false) list.splice(i, 1);
  }
  const [person] = desk.people;
  if (person !== undefined) return person;
  return desk.papers.reduce<Work | undefined>(
    (soonest, one) => (soonest === undefined || one.due < soonest.due ? one : soonest),
    undefined,
  );
}

function loadOf({ people, papers }: Desk): number {
  return people.length * 2 + papers.length;
}
