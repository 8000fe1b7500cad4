// Images are painted anew: each pixel of a scan is kept, and nothing that was hidden in or behind it.
import sharp from "sharp";
import { expect, test } from "vitest";
import { repaint } from "./repaint";

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

test("each pixel of a scan is kept", async () => {
  const noise = Buffer.from(Array.from({ length: 28 * 28 }, (_, at) => (at * 37) % 256));
  const scan = await sharp(noise, { raw: { width: 28, height: 28, channels: 1 } })
    .png()
    .toBuffer();
  const painted = await repaint(scan, "image/png");
  expect(painted?.mediaType).toBe("image/webp");
  const pixels = await sharp(painted?.bytes).greyscale().raw().toBuffer();
  expect(pixels.equals(noise)).toBe(true);
});

test("what was hidden in or behind the picture is gone: place, words, and a page of HTML", async () => {
  const photo = await blank(40, 30)
    .jpeg()
    .withExif({ IFD0: { Copyright: "secret-words" }, IFD3: { GPSLatitude: "52/1" } })
    .toBuffer();
  const both = Buffer.concat([photo, Buffer.from("<script>window.hacked=1</script>")]);
  expect(both.includes("secret-words")).toBe(true);
  const painted = await repaint(both, "image/jpeg");
  const bytes = Buffer.from(painted?.bytes ?? []);
  expect(bytes.byteLength).toBeGreaterThan(100);
  expect(bytes.includes("secret-words")).toBe(false);
  expect(bytes.includes("<script>")).toBe(false);
});

test("a photograph stands as its camera was held", async () => {
  const photo = await blank(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const { width, height } = await sharp((await repaint(photo, "image/jpeg"))?.bytes).metadata();
  expect([width, height]).toEqual([30, 40]);
});

test("more than a screen shows is made smaller, and a bomb is not opened", async () => {
  const { width } = await sharp((await repaint(await blank(5_000, 10).png().toBuffer(), "image/png"))?.bytes).metadata();
  expect(width).toBe(4_096);
  expect(await repaint(await blank(9_000, 9_000).png().toBuffer(), "image/png")).toBeNull();
});

test.each([
  ["a drawing that can carry code", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "image/png"],
  ["half a picture", null, "image/png"],
  ["nothing", Buffer.alloc(0), "image/gif"],
])("%s is not painted", async (_, bytes, mediaType) => {
  const half = (await blank(200, 200).png().toBuffer()).subarray(0, 200);
  expect(await repaint(bytes ?? half, mediaType)).toBeNull();
});

test("one type under the name of another is not painted", async () =>
  expect(await repaint(await blank(4, 4).jpeg().toBuffer(), "image/png")).toBeNull());
