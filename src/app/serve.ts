import { createServer } from "node:net";
import type { Config } from "#platform/config.ts";
import type { App } from "#platform/http/app.ts";

/** Throws one clear sentence when the port cannot be listened on. */
export async function assertPortFree({ port, host }: Config): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once("error", (error) => failed(portError(error, port)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done()));
  });
}

/** Listens, or throws one clear sentence. */
export async function listen(app: App, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw portError(error, config.port);
  }
}

/** Resolves at the first Ctrl-C or SIGTERM. A second Ctrl-C ends the process at once. */
export function stopRequested(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        done();
      });
    }
  });
}

function portError(error: unknown, port: number): Error {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new Error(
      `Cổng ${port} đang có chương trình khác dùng. Hãy đóng chương trình đó hoặc chọn cổng khác, ví dụ: PORT=${port + 1} npm start`,
    );
  }
  if (code === "EACCES")
    return new Error(`Không được phép mở cổng ${port}. Hãy chọn cổng từ 1024 trở lên, ví dụ: PORT=3000 npm start`);
  if (code === "EADDRNOTAVAIL")
    return new Error("Địa chỉ HOST không thuộc máy này. Hãy đặt HOST=127.0.0.1 hoặc HOST=0.0.0.0.");
  return error instanceof Error ? error : new Error(String(error));
}
