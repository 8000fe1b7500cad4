// Finds a Chromium for the end-to-end tests: CHROMIUM_PATH, then the system's; installs Debian's package where that is possible. Never downloads a browser build.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian's build without windows: journeys take a fifth less time in it than in the whole browser. */
const PACKAGE = "chromium-headless-shell";
const PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const findBrowser = () => [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path && existsSync(path)) ?? null;

/** The path of a Chromium. Throws with what to do when there is none and none can be installed. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing Debian's ${PACKAGE} for the end-to-end tests …`);
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", PACKAGE], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error("The end-to-end tests need Chromium: install your system's package, or name one in CHROMIUM_PATH.");
}
