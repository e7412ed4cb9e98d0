import { defineConfig } from "vitest/config";

const oxc = { jsx: { runtime: "automatic", importSource: "preact" } } as const;

export default defineConfig({
  oxc,
  test: {
    projects: [
      {
        oxc,
        test: {
          name: "pure",
          // They share nothing that changes, so that a worker reads each module once and not once for each file.
          isolate: false,
          include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.http.test.ts", "**/*.model.test.ts"],
        },
      },
      {
        oxc,
        test: {
          name: "db",
          // Each file has a database of its own; what they share is code that was read once.
          isolate: false,
          // One waits for PostgreSQL while the other works; more would ask for more connections than the server has.
          maxWorkers: 2,
          include: ["{src,test}/**/*.{db,http,model}.test.ts"],
          globalSetup: ["src/platform/db/test-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        oxc,
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.ts"],
          globalSetup: ["e2e/demo-template.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
