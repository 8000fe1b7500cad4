// Pictures of each state of the screens: `npm run shots` walks the journeys and writes one sheet a state, a desk and a phone in both themes side by side.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";

/** Where they are written; unset where nobody wants any. */
export const SHOTS = process.env.SHOTS ?? null;

const GAP = 24;
const BACKGROUND = "#808080";

export interface Look {
  readonly size: { readonly width: number; readonly height: number };
  readonly colorScheme: "light" | "dark";
}

/** One picture of each look, in this order, on one sheet. */
export async function takeSheet(page: Page, folder: string, state: string, looks: readonly Look[], dress: (look: Look) => Promise<void>) {
  const pictures: { readonly input: Buffer; readonly left: number; readonly top: number }[] = [];
  let left = GAP;
  let bottom = 0;
  for (const look of looks) {
    await dress(look);
    await page.evaluate(() => document.fonts.ready);
    pictures.push({ input: await page.screenshot(), left, top: GAP });
    left += look.size.width + GAP;
    bottom = Math.max(bottom, look.size.height);
  }
  mkdirSync(folder, { recursive: true });
  const sheet = sharp({ create: { width: left, height: bottom + 2 * GAP, channels: 3, background: BACKGROUND } }).composite(pictures);
  await sheet.png({ palette: true }).toFile(join(folder, `${state.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}.png`));
}
