// The verifier's own hashing, canonical form, proofs and notes beside answers from public sources, and beside the product's code, with which it shares none.
import { hash } from "node:crypto";
import { canonicalJson } from "@core/trail/canonical-json";
import { consistencyRanges, hashOfRange, inclusionRanges, leafHash, rootOf, subtreesOver } from "@core/trail/tree";
import { asHash } from "@core/words/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical, digestOf, GrowingTree, isConsistent, isSignedBy, readKey, readNote, rootByInclusion } from "./verify.mjs";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (some: Uint8Array | null) => (some === null ? null : Buffer.from(some).toString("hex"));

test("SHA-256 of every length around its blocks is node's", () => {
  for (let length = 0; length < 400; length++) {
    const content = new Uint8Array(length).map((_, index) => index * 7);
    expect(hex(digestOf(content))).toBe(hash("sha256", content, "hex"));
  }
});

describe("RFC 8785", () => {
  test("the examples of sections 3.2.2 and 3.2.3", () => {
    const text = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
    expect(canonical(JSON.parse(text))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const names = String.raw`{"\u20ac":5,"\r":1,"\ufb33":7,"1":2,"\ud83d\ude00":6,"\u0080":3,"\u00f6":4}`;
    expect(
      canonical(JSON.parse(names))
        .match(/\d(?=[,}])/g)
        ?.join(""),
    ).toBe("1234567");
  });

  test("what the product writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(canonical(json)).toBe(canonicalJson(json));
      }),
    );
  });
});

describe("RFC 6962, by the reference tests of Certificate Transparency", () => {
  const ROOT_OF = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  } as const;
  const FIRST = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
  ];
  const SIXTH = [
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ];

  test.each([
    [0, "00", FIRST],
    [5, "0040414243", SIXTH],
  ])("the path of leaf %i leads to the root of eight", (index, leaf, path) => {
    expect(hex(rootByInclusion(index, 8, digestOf(bytes(leaf)), path.map(bytes)))).toBe(ROOT_OF[8]);
    for (let other = 0; other < 8; other++)
      if (other !== index) expect(hex(rootByInclusion(other, 8, digestOf(bytes(leaf)), path.map(bytes)))).not.toBe(ROOT_OF[8]);
  });

  test.each([
    [1, 8, FIRST],
    [6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", SIXTH[1] ?? "", SIXTH[2] ?? ""]],
    [2, 5, [FIRST[1] ?? "", SIXTH[0] ?? ""]],
  ] as const)("the tree of %i is extended by that of %i", (from, to, proof) => {
    const [older, newer, path] = [bytes(ROOT_OF[from]), bytes(ROOT_OF[to]), proof.map(bytes)];
    expect(isConsistent(from, older, to, newer, path)).toBe(true);
    expect(isConsistent(from, newer, to, older, path)).toBe(false);
    expect(isConsistent(from, older, to, newer, path.slice(1))).toBe(false);
    expect(isConsistent(from, older, to, newer, [...path, older])).toBe(false);
  });
});

test("a growing tree, its paths and its proofs are the product's at every size", () => {
  const hashes = Array.from({ length: 40 }, (_, index) => hash("sha256", `event ${index}`, "hex"));
  const read = subtreesOver(hashes.map((one) => leafHash(asHash(`sha256:${one}`))));
  const tree = new GrowingTree();
  const roots = [tree.root()];
  for (const [index, one] of hashes.entries()) {
    tree.add(bytes(one));
    roots.push(tree.root());
    const size = index + 1;
    expect(hex(tree.root())).toBe(hex(rootOf(size, read)));
    for (let place = 0; place < size; place++) {
      const leaf = digestOf(bytes(`00${hashes[place]}`));
      const path = inclusionRanges(place, size).map((range) => new Uint8Array(hashOfRange(range, read)));
      expect(hex(rootByInclusion(place, size, leaf, path))).toBe(hex(tree.root()));
    }
    for (let from = 1; from <= size; from++) {
      const proof = consistencyRanges(from, size).map((range) => new Uint8Array(hashOfRange(range, read)));
      expect(isConsistent(from, roots[from] ?? tree.root(), size, tree.root(), proof)).toBe(true);
    }
  }
});

describe("C2SP signed notes", () => {
  const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
  const ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

  test("the example of golang.org/x/mod/sumdb/note is signed by its key, and by no other text", async () => {
    const key = readKey(PETER);
    const signature = new Uint8Array(Buffer.from(SIGNATURE, "base64").subarray(4));
    expect(key?.id).toBe("c74f20a3");
    expect(key && (await isSignedBy(key, TEXT, signature))).toBe(true);
    expect(key && (await isSignedBy(key, `${TEXT} `, signature))).toBe(false);
  });

  test("the example of tlog-checkpoint", () => {
    const note = readNote(`example.com/behind-the-sofa\n20852163\n${ROOT}\n\n— PeterNeumann ${SIGNATURE}\n`);
    expect(note).toMatchObject({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
      signatures: [{ name: "PeterNeumann", id: "c74f20a3" }],
    });
    expect(Buffer.from(note?.root ?? []).toString("base64")).toBe(ROOT);
  });

  test.each(["", PETER.slice(1), PETER.replace("c7", "c8"), "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"])(
    "%s is no key",
    (text) => {
      expect(readKey(text)).toBeNull();
    },
  );
});
