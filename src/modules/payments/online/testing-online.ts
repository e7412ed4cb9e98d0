import { h } from "preact";
import { Temporal } from "#kernel/time.ts";
import type { Reaction } from "#modules/dossiers/index.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { SIGNATURE_HEADER, SIGNED_AT_HEADER, signBytes } from "#platform/http/signed-bytes.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { aWorld as aWorldOfPayments, type World as PaymentWorld } from "../testing-world.ts";
import { callbackRoutes } from "./http/callback-routes.ts";
import { CALLBACK_PATH, returnPath } from "./http/paths.ts";
import { startSimulator, type Simulator } from "./simulator/start-simulator.ts";
import { findPlatformSetting, saveSimulatorOrigin, type PlatformSetting } from "./store/settings.ts";
import { seedDemoPlatform } from "./use-cases/change-platform.ts";
import type { OnlineDeps } from "./use-cases/online-deps.ts";
import { authenticCode } from "./wire/authentic-code.ts";
import { writeWireTime } from "./wire/wire-time.ts";

export const OFFICER = newId();

export type OnlineWorld = PaymentWorld & {
  readonly deps: OnlineDeps;
  readonly app: App;
  readonly origin: string;
  readonly simulator: Simulator;
  readonly setting: PlatformSetting;
  /** Moves the clock of the centre on. */
  readonly wait: (seconds: number) => void;
  readonly now: () => Temporal.Instant;
  /** The fields of an event that tells of a payment, with its code of authentication, and what differs. */
  readonly event: (change?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Sends an event as the platform does, or in another way; answers status and what was said. */
  readonly tell: (
    event: Readonly<Record<string, string>>,
    change?: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly skewSeconds?: number;
    },
  ) => Promise<{ readonly status: number; readonly said: Readonly<Record<string, unknown>> }>;
  readonly close: () => Promise<void>;
};

/** The world of payments with the platform's simulator on a port of its own, callbacks taken over real HTTP. */
export async function anOnlineWorld(
  register: (app: App, deps: OnlineDeps) => void | Promise<void> = () => undefined,
  reactions: readonly Reaction[] = [],
): Promise<OnlineWorld> {
  const world = await aWorldOfPayments(reactions);
  let offset = 0;
  const now = () => Temporal.Now.instant().add({ milliseconds: offset });
  const clock = { now: () => Promise.resolve(now()) };
  const deps: OnlineDeps = {
    db: world.db,
    clock,
    newId,
    acting: async (viewer) => ({
      ...{ db: world.db, clock, newId, viewer, calendar: CALENDAR },
      reactions: world.acting("cashier").reactions,
    }),
    allowedHosts: ["cong.example.vn"],
  };
  const app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async () => undefined,
  });
  callbackRoutes(app, deps);
  await register(app, deps);
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  await seedDemoPlatform(deps, OFFICER);
  const setting = await settingOf(deps);
  const profile = async () => {
    const { partner, callbackSecret } = await settingOf(deps);
    return { partnerCode: partner.partnerCode, code: partner.code, callbackSecret };
  };
  const simulator = await startSimulator({
    port: 0,
    profile,
    now,
    callbackUrl: `${origin}${CALLBACK_PATH}`,
    returnUrl: (reference) => `${origin}${returnPath(reference)}`,
  });
  await saveSimulatorOrigin(world.db, simulator.origin);
  const event: OnlineWorld["event"] = (change = {}) => {
    const body = {
      LoaiBanTin: "CONFIRM",
      PhienBan: "1.0.6",
      MaDoiTac: setting.partner.partnerCode,
      MaThamChieu: "HS000000000",
      ThoiGianGD: writeWireTime(now()),
      SoTien: "100000",
      MaLoi: "00",
      TrangThaiGD: "1",
      MaGiaoDich: newId(),
      MaNganHang: "970415",
      MaSuKien: newId(),
      ...change,
    };
    return { ...body, MaXacThuc: authenticCode(body, "CONFIRM", setting.partner.code), ...change };
  };
  const tell: OnlineWorld["tell"] = async (told, { headers = {}, body, skewSeconds = 0 } = {}) => {
    const bytes = Buffer.from(body ?? JSON.stringify(told), "utf8");
    const timestamp = String(Math.floor(now().epochMilliseconds / 1_000) + skewSeconds);
    const answer = await app.inject({
      method: "POST",
      url: CALLBACK_PATH,
      headers: {
        "content-type": "application/json",
        [SIGNED_AT_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signBytes(setting.callbackSecret, timestamp, bytes),
        ...headers,
      },
      payload: bytes,
    });
    return { status: answer.statusCode, said: answer.json() };
  };
  return {
    ...world,
    ...{ deps, app, origin, simulator, setting, now, event, tell },
    wait: (seconds) => {
      offset += seconds * 1_000;
    },
    close: async () => {
      await simulator.close();
      await app.close();
      await world.database.drop();
    },
  };
}

async function settingOf({ db }: OnlineDeps): Promise<PlatformSetting> {
  const setting = await findPlatformSetting(db);
  if (setting === undefined) throw new Error("the platform was never set");
  return setting;
}
