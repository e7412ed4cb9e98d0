#!/usr/bin/env node
// The one way in: builds what changed, then hands over to the command line in .build/.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    "Cần Node 24 trở lên. Hãy chạy qua npm (npm start, npm run -s motcua -- …) sau khi npm ci: Node 24 đã nằm trong node_modules.\n",
  );
  process.exit(2);
}
const { ensureBuilt } = await import("./build.mjs");
await ensureBuilt();
const { main } = await import("../.build/cli.js");
await main(process.argv.slice(2));
