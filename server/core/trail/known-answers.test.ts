// Known answers from public sources: the reference tests of Certificate Transparency, the examples of Go's note package and of C2SP signed-note.
import { describe, expect, test } from "vitest";
import { openNote, readCheckpoint, readSigningKey, readVerifierKey, signingKeyText, signNote } from "./signed-note";
import {
  consistencyRanges,
  hashOfRange,
  inclusionRanges,
  leafHashOf,
  rootOf,
  subtreesOver,
  verifyConsistency,
  verifyInclusion,
} from "./tree";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Buffer.from(text, "hex");

describe("certificate-transparency, merkletree/merkle_tree_test.cc and verifier tests", () => {
  const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const leaves = inputs.map((input) => leafHashOf(bytes(input)));
  const read = subtreesOver(leaves);
  const roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ];

  test("the roots of the first eight trees, and of none", () => {
    expect(roots.map((_, size) => hex(rootOf(size, read)))).toEqual(roots);
  });

  test.each([
    [
      0,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      5,
      8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
  ])("the path of leaf %i in the tree of %i", (index, size, path) => {
    expect(inclusionRanges(index, size).map((range) => hex(hashOfRange(range, read)))).toEqual(path);
    const leaf = leaves[index] ?? bytes("");
    expect(verifyInclusion({ index, size, leaf, path: path.map(bytes) }, bytes(roots[size] ?? ""))).toBe(true);
  });

  test.each([
    [1, 1, []],
    [
      1,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      6,
      8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [
      2,
      5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ])("that the tree of %i is extended by that of %i", (from, to, proof) => {
    expect(consistencyRanges(from, to).map((range) => hex(hashOfRange(range, read)))).toEqual(proof);
    const [fromRoot, toRoot] = [bytes(roots[from] ?? ""), bytes(roots[to] ?? "")];
    expect(verifyConsistency({ from, to, fromRoot, toRoot, proof: proof.map(bytes) })).toBe(true);
  });
});

const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETERS_KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const BY_PETER = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const BY_ENOCH = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const keys = (...texts: readonly string[]) => texts.map(readVerifierKey).filter((key) => key !== null);

describe("golang.org/x/mod/sumdb/note, and c2sp.org/signed-note", () => {
  test("a note is signed to the byte, and its key says who it is", () => {
    const key = readSigningKey(PETERS_KEY);
    expect(key?.verifier).toBe(PETER);
    expect(key && signNote(TEXT, key)).toBe(`${TEXT}\n${BY_PETER}`);
    const seed = Buffer.from(PETERS_KEY.split("+").slice(4).join("+"), "base64").subarray(1);
    expect(signingKeyText("PeterNeumann", seed)).toBe(PETERS_KEY);
  });

  test("a note that several signed is opened by whoever knows one of them", () => {
    const note = `${TEXT}\n${BY_PETER}${BY_ENOCH}`;
    for (const known of [keys(PETER), keys(ENOCH), keys(PETER, ENOCH)]) expect(openNote(note, known)).toBe(TEXT);
    expect(openNote(note, [])).toBeNull();
    expect(openNote(`${TEXT}\n${BY_PETER}`, keys(ENOCH))).toBeNull();
  });

  test("the example of the specification", () => {
    const note =
      "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    expect(openNote(note, keys("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"))).toBe(
      "This is an example message.\n",
    );
  });

  test("a note is opened by nobody once a character of it is another", () => {
    const note = `${TEXT}\n${BY_PETER}`;
    for (let at = 0; at < note.length; at++) {
      const other = `${note.slice(0, at)}${note[at] === "x" ? "y" : "x"}${note.slice(at + 1)}`;
      expect(openNote(other, keys(PETER))).toBeNull();
    }
    for (const other of [note.slice(0, -1), `${note}\n`, TEXT, "", "\n\n"]) expect(openNote(other, keys(PETER))).toBeNull();
  });

  test("no part of a key is a key, nor one of another length or kind", () => {
    for (let at = 0; at < PETERS_KEY.length; at++) {
      expect(readSigningKey(PETERS_KEY.slice(0, at))).toBeNull();
      if (at > 0) expect(readSigningKey(PETERS_KEY.slice(at))).toBeNull();
    }
    for (let at = 0; at < PETER.length; at++) expect(readVerifierKey(PETER.slice(0, at))).toBeNull();
    expect(readVerifierKey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")).toBeNull();
    expect(readVerifierKey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")).toBeNull();
    expect(() => signingKeyText("two words", new Uint8Array(32))).toThrow(RangeError);
    expect(() => signingKeyText("a+b", new Uint8Array(32))).toThrow(RangeError);
  });
});

describe("c2sp.org/tlog-checkpoint", () => {
  const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

  test("the example of the specification", () => {
    expect(readCheckpoint(`example.com/behind-the-sofa\n20852163\n${root}\n`)).toEqual({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
      root: Buffer.from(root, "base64"),
    });
    expect(readCheckpoint(`example.com/behind-the-sofa\n20852163\n${root}\nextension\n`)?.size).toBe(20_852_163);
  });

  test.each([
    "",
    "\n1\nAAAA\n",
    `a\n01\n${root}\n`,
    `a\n-1\n${root}\n`,
    `a\n+1\n${root}\n`,
    `a\n99999999999999999999\n${root}\n`,
    "a\n1\nAAAA\n",
    `a\n1\n${root.slice(0, -1)}\n`,
  ])("%j is no checkpoint", (text) => {
    expect(readCheckpoint(text)).toBeNull();
  });
});
