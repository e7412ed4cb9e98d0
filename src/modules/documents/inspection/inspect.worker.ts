import { parentPort, workerData } from "node:worker_threads";
import { inspect } from "./inspect.ts";

// A thread of its own with its own memory limit: a hostile file costs this thread, not the server.
type Work = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string };

const { bytes, name, mediaType } = workerData as Work;
const verdict = await inspect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { name, mediaType });
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(verdict);
