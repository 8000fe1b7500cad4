// Randomness in small pieces: nothing is handed out twice, whatever the sizes, and ids sort in the order they were made.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { pagedRandomBytes, uuidsV7 } from "./random-bytes";

test("every piece has the size that was asked for and is its own", () => {
  const draw = pagedRandomBytes();
  const pieces = [16, 32, 4_000, 4_096, 16, 9_000, ...Array.from({ length: 1_000 }, () => 16)].map((size) => {
    const piece = draw(size);
    expect(piece).toHaveLength(size);
    return Buffer.from(piece).toString("hex");
  });
  expect(new Set(pieces.map((piece) => piece.slice(0, 32))).size).toBe(pieces.length);
});

test("a piece stays as it was, however much is drawn after it", () => {
  const draw = pagedRandomBytes();
  const first = draw(32);
  const then = Buffer.from(first).toString("hex");
  for (let times = 0; times < 500; times++) draw(32);
  expect(Buffer.from(first).toString("hex")).toBe(then);
});

test("ids are UUIDs of version 7 that sort in the order they were made", () => {
  const next = uuidsV7(randomBytes);
  const ids = Array.from({ length: 5_000 }, next);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
