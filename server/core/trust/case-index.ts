// The decided cases of one action, column by column, so that the nearest of a hundred thousand are found at once. It answers exactly what `likeness` says of each.
import type { Json } from "@core/words/vocabulary";
import { type Case, FACTS_SHARE, nearness, wordsOf } from "./likeness";

export interface Near<Id> {
  readonly id: Id;
  /** From 0 to 1. */
  readonly likeness: number;
}

interface Column {
  /** Where the value is a number. */
  numbers: Float64Array;
  /** 0: no such fact. 1: a number. Else the value's own code. */
  codes: Int32Array;
}
const ABSENT = 0;
const NUMBER = 1;
const FIRST_CODE = 2;
const FIRST_ROOM = 256;

export class CaseIndex<Id extends string> {
  private readonly ids: Id[] = [];
  private readonly places = new Map<Id, number>();
  private readonly columns = new Map<string, Column>();
  private readonly counts: number[] = [];
  private readonly titles: (readonly number[])[] = [];
  private readonly words = new Map<string, number>();
  private readonly values = new Map<string, number>();
  private room = FIRST_ROOM;

  get size(): number {
    return this.ids.length;
  }

  has(id: Id): boolean {
    return this.places.has(id);
  }

  /** Takes a case in, or its newer state. */
  put(id: Id, { title, facts }: Case): void {
    this.drop(id);
    const place = this.ids.length;
    if (place === this.room) this.grow();
    this.ids.push(id);
    this.places.set(id, place);
    this.titles.push([...wordsOf(title)].map((word) => codeIn(this.words, word)));
    const names = Object.keys(facts);
    this.counts.push(names.length);
    for (const name of names) {
      const column = this.columns.get(name) ?? { numbers: new Float64Array(this.room), codes: new Int32Array(this.room) };
      this.columns.set(name, column);
      const value = facts[name] as Json;
      column.codes[place] = typeof value === "number" ? NUMBER : codeIn(this.values, JSON.stringify(value)) + FIRST_CODE;
      column.numbers[place] = typeof value === "number" ? value : 0;
    }
  }

  /** Forgets a case; one that is not there is no fault. */
  drop(id: Id): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    const last = this.ids.length - 1;
    this.places.delete(id);
    const [lastId, lastCount, lastTitle] = [this.ids.pop(), this.counts.pop(), this.titles.pop()];
    if (lastId !== undefined && lastCount !== undefined && lastTitle !== undefined && place !== last) {
      this.ids[place] = lastId;
      this.counts[place] = lastCount;
      this.titles[place] = lastTitle;
      this.places.set(lastId, place);
    }
    for (const { codes, numbers } of this.columns.values()) {
      codes[place] = codes[last] ?? ABSENT;
      numbers[place] = numbers[last] ?? 0;
      codes[last] = ABSENT;
    }
  }

  /** The nearest `count` cases of at least `least` likeness, the nearest first; `without` is not its own precedent, nor is what comes at or after `before`. */
  nearest({ title, facts }: Case, count: number, least: number, without: Id | null = null, before: Id | null = null): Near<Id>[] {
    const names = Object.keys(facts);
    const asked = names.flatMap((name) => {
      const column = this.columns.get(name);
      const value = facts[name] as Json;
      return column === undefined ? [] : [{ column, value, code: typeof value === "number" ? NUMBER : this.codeOf(value) }];
    });
    const words = wordsOf(title);
    const known = new Set([...words].flatMap((word) => this.words.get(word) ?? []));
    const found: Near<number>[] = [];
    const skipped = without === null ? undefined : this.places.get(without);
    for (let place = 0; place < this.ids.length; place++) {
      if (place === skipped || (before !== null && (this.ids[place] ?? before) >= before)) continue;
      let sum = 0;
      let shared = 0;
      for (const { column, value, code } of asked) {
        const theirs = column.codes[place] ?? ABSENT;
        if (theirs === ABSENT) continue;
        shared += 1;
        if (theirs !== code) continue;
        sum += code === NUMBER ? nearness(value, column.numbers[place]) : 1;
      }
      const union = names.length + (this.counts[place] ?? 0) - shared;
      const factsPart = union === 0 ? 0 : (FACTS_SHARE * sum) / union;
      const titleShare = union === 0 ? 1 : 1 - FACTS_SHARE;
      // Most are out of reach before their titles are looked at.
      const worst = found.length < count ? least : (found.at(-1)?.likeness ?? least);
      if (factsPart + titleShare < worst || (found.length === count && factsPart + titleShare === worst)) continue;
      const likeness = factsPart + titleShare * sharedShare(this.titles[place] ?? [], known, words.size);
      if (likeness < least || (found.length === count && likeness <= worst)) continue;
      found.splice(placeFor(found, likeness), 0, { id: place, likeness });
      if (found.length > count) found.pop();
    }
    return found.map(({ id, likeness }) => ({ id: this.ids[id] as Id, likeness }));
  }

  private codeOf(value: Json): number {
    const code = this.values.get(JSON.stringify(value));
    return code === undefined ? -1 : code + FIRST_CODE;
  }

  private grow(): void {
    this.room *= 2;
    for (const column of this.columns.values()) {
      const [numbers, codes] = [new Float64Array(this.room), new Int32Array(this.room)];
      numbers.set(column.numbers);
      codes.set(column.codes);
      column.numbers = numbers;
      column.codes = codes;
    }
  }
}

function codeIn(codes: Map<string, number>, text: string): number {
  const known = codes.get(text);
  if (known !== undefined) return known;
  codes.set(text, codes.size);
  return codes.size - 1;
}

/** Jaccard's share of words; `size` counts the asked title's words, also those that no case has. */
function sharedShare(theirs: readonly number[], known: ReadonlySet<number>, size: number): number {
  let both = 0;
  for (const word of theirs) if (known.has(word)) both += 1;
  const all = theirs.length + size - both;
  return all === 0 ? 1 : both / all;
}

function placeFor(found: readonly Near<number>[], likeness: number): number {
  let place = found.length;
  while (place > 0 && (found[place - 1]?.likeness ?? 0) < likeness) place -= 1;
  return place;
}
