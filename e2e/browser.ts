import { existsSync } from "node:fs";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";

/** Where systems keep a Chromium; one found here is used before the one inside the npm package. */
const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A real browser: `MOTCUA_CHROMIUM`, else one of this machine, else the one shipped in an npm package. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  const own = process.env["MOTCUA_CHROMIUM"] ?? KNOWN.find((path) => existsSync(path));
  if (own !== undefined) return { executablePath: own, args: ["--no-sandbox"] };
  // The package unpacks the libraries that a bare machine lacks only when it believes to run in this environment.
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
  const { default: packed } = await import("@sparticuz/chromium");
  packed.setGraphicsMode = false;
  return { executablePath: await packed.executablePath(), args: packed.args, headless: true };
}
