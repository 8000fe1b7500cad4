// An agent's image decoded and painted anew, so that what a browser gets was written by our own encoder: no second file inside, no metadata, no code.
import sharp from "sharp";

/** More pixels than this are a bomb, not a scan. */
const MOST_PIXELS = 50_000_000;
/** No screen shows more at once. */
const LONGEST_EDGE = 4_096;
const SECONDS = 10;
/** Of 100; above it JPEG only grows. */
const PHOTO_QUALITY = 90;

export interface Painting {
  readonly mediaType: "image/jpeg" | "image/webp";
  readonly bytes: Uint8Array;
}

/**
 * The picture alone: turned as its camera said, its first frame where it has many, at most 4,096 pixels wide or high. A photograph stays one
 * (JPEG); everything else keeps each pixel (lossless WebP).
 * @returns null when the bytes are no image of this type that can be read whole
 */
export async function repaint(bytes: Uint8Array, mediaType: string): Promise<Painting | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", autoOrient: true })
      .timeout({ seconds: SECONDS })
      .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: "inside", withoutEnlargement: true });
    const { format } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    if (`image/${format}` !== mediaType) return null;
    return mediaType === "image/jpeg"
      ? { mediaType, bytes: await picture.jpeg({ quality: PHOTO_QUALITY }).toBuffer() }
      : { mediaType: "image/webp", bytes: await picture.webp({ lossless: true }).toBuffer() };
  } catch {
    // The decoder throws at whatever it cannot read; the reader is told that there is nothing to see.
    return null;
  }
}
