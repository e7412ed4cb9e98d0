import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "#platform/ids.ts";
import type { World } from "#modules/dossiers/testing-world.ts";
import { startWeb, type WebProcess, type WebSettings } from "./web-process.ts";

/** What a clerk was told: the promise that must be kept whatever dies. */
export type Acknowledged = {
  readonly key: string;
  readonly id: string;
  readonly code: string;
  readonly secret: string;
  /** The content: unlike that of any other request. */
  readonly summary: string;
};

export type OfficeOptions = {
  readonly web: WebSettings;
  readonly world: World;
  readonly personId: string;
  readonly signIn: (url: string) => Promise<string>;
  readonly clerks: number;
  readonly kills: number;
};

export type OfficeDay = {
  readonly acknowledged: readonly Acknowledged[];
  readonly kills: number;
  readonly retries: number;
};

/**
 * Clerks receive dossiers without pause while their web server is killed again and again. Two servers take turns, so
 * that there is always one to kill under load. A clerk whose answer was lost asks again with the same key.
 */
export async function runOffice(options: OfficeOptions): Promise<OfficeDay> {
  const { web, clerks } = options;
  const servers: WebProcess[] = [await startWeb(web)];
  const cookie = await options.signIn(servers[0]?.url ?? "");
  const acknowledged: Acknowledged[] = [];
  let retries = 0;
  const closing = new AbortController();

  const clerk = async () => {
    while (!closing.signal.aborted) {
      const key = newId();
      const summary = `Đề nghị cấp giấy số ${key}`;
      for (let answer: Acknowledged | undefined; answer === undefined;) {
        answer = await ask(servers.at(-1)?.url ?? "", cookie, options, { key, summary });
        if (answer === undefined) {
          retries += 1;
          await sleep(15);
        } else acknowledged.push(answer);
      }
    }
  };
  const working = Promise.all(Array.from({ length: clerks }, clerk));
  let kills = 0;
  while (kills < options.kills) {
    const next = await startWeb(web);
    const before = acknowledged.length;
    servers.push(next);
    const old = servers.shift();
    // The old server still has requests in hand: this is the moment to kill it.
    await sleep(randomInt(0, 30));
    await old?.kill();
    kills += 1;
    while (acknowledged.length < before + clerks) await sleep(10);
  }
  closing.abort();
  await working;
  await Promise.all(servers.map((server) => server.kill()));
  return { acknowledged, kills, retries };
}

async function ask(
  url: string,
  cookie: string,
  { world, personId }: OfficeOptions,
  { key, summary }: { readonly key: string; readonly summary: string },
): Promise<Acknowledged | undefined> {
  const body = {
    caseId: world.caseId,
    channel: "direct",
    returnBy: "at-centre",
    receivingUnitId: world.counterId,
    ownerId: personId,
    submitterId: personId,
    summary,
    papers: [{ code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
  };
  try {
    const answer = await fetch(`${url}/api/v1/dossiers`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key, cookie, origin: url },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(8_000),
    });
    if (answer.status >= 500) return undefined;
    const receipt = (await answer.json()) as Acknowledged;
    if (answer.status !== 201) throw new Refused(`${answer.status}: ${JSON.stringify(receipt)}`);
    return { key, id: receipt.id, code: receipt.code, secret: receipt.secret, summary: receipt.summary };
  } catch (error) {
    if (error instanceof Refused) throw error;
    return undefined;
  }
}

class Refused extends Error {}
