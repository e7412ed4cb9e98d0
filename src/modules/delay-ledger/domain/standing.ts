import type { Instant } from "#kernel/time.ts";
import type { Dossier } from "#modules/dossiers/domain.ts";

/** For whom the dossier waited from an instant on, before anybody asks about tasks. */
export type Standing = {
  readonly from: Instant;
  readonly waitsFor: "answer" | "applicant" | "payment" | "work";
  /** Whether the promised date kept counting meanwhile. */
  readonly clock: "runs" | "stands";
};

type Pause = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly waitsFor: Standing["waitsFor"];
  readonly clock: Standing["clock"];
};

/**
 * The standings of a dossier, oldest first: waiting for the centre's answer, for the applicant's papers, for a financial
 * obligation, or being worked on (NĐ 61/2018 Điều 17, 19.4; special law may let the clock run on).
 */
export function standingsOf(
  dossier: Pick<Dossier, "submittedAt" | "acceptedAt" | "supplements" | "obligations" | "supplementRule">,
): readonly Standing[] {
  const { submittedAt, acceptedAt, supplementRule } = dossier;
  const asked = dossier.supplements.map(({ askedAt, suppliedAt, phase }): Pause => ({
    from: askedAt,
    to: suppliedAt,
    waitsFor: "applicant",
    clock: phase === "processing" && supplementRule === "none" ? "runs" : "stands",
  }));
  const owed = dossier.obligations.map(({ askedAt, metAt }): Pause => ({
    from: askedAt,
    to: metAt,
    waitsFor: "payment",
    clock: "stands",
  }));
  const pauses = [...asked, ...owed].toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds);
  const accepted = acceptedAt?.epochMilliseconds ?? Infinity;
  const resumes = (at: Instant): Standing =>
    at.epochMilliseconds < accepted
      ? { from: at, waitsFor: "answer", clock: "stands" }
      : { from: at, waitsFor: "work", clock: "runs" };
  const standings = pauses.flatMap(({ from, to, waitsFor, clock }): readonly Standing[] => {
    const pause = { from, waitsFor, clock };
    return to === null ? [pause] : [pause, resumes(to)];
  });
  const begun: readonly Standing[] = acceptedAt === null ? [] : [resumes(acceptedAt)];
  const isBefore = ({ from }: Standing) => from.epochMilliseconds < accepted;
  return [
    resumes(submittedAt),
    ...standings.filter(isBefore),
    ...begun,
    ...standings.filter((each) => !isBefore(each)),
  ];
}
