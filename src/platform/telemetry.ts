import { pino, type Logger } from "pino";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

export type Log = Logger;

/** Structured logs on standard error. Messages and fields hold ids and codes, never names, numbers or texts of people. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

export type Metrics = {
  readonly observe: (route: string, method: string, status: number, seconds: number) => void;
  readonly text: () => Promise<string>;
};

/** Counters of this process in the Prometheus format; routes by pattern, so that no code or id becomes a label. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "motcua_http_request_seconds",
    help: "Duration of HTTP requests by route pattern",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  });
  return {
    observe: (route, method, status, seconds) => duration.observe({ route, method, status: String(status) }, seconds),
    text: () => registry.metrics(),
  };
}
