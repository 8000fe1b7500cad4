// Process logs in XES (IEEE 1849), a trace at a time: names, times and roles of their events, as text. Nothing of the XML is resolved, fetched or expanded.
import { XES_COLLECTIONS, XES_TYPES, type XesAttribute } from "@core/words/history";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type Bytes, DamagedFile } from "./bytes";

export interface XesEvent {
  /** The standard's own keys (`concept:name`, `time:timestamp`, `org:role`) and all others, values as they stand. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The same with their types and what is nested in them, in the order of the file. */
  readonly typed: readonly XesAttribute[];
}

export interface XesTrace {
  /** Counted from 1, in the order of the file. */
  readonly position: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly typed: readonly XesAttribute[];
  readonly events: readonly XesEvent[];
  /** Elements in it that are not kept: of no kind that XES has, without key or value, followed by another of the same key, or nested too deep. */
  readonly lost: number;
}

/** Events outside of traces, told at the end of a log that has some. */
export interface XesStray {
  readonly position: number;
  readonly stray: number;
}

/** Most characters that may come before a trace has ended: what is longer is no trace, and would be held whole. */
const MOST_OF_A_TRACE = 16_777_216;
/** What is nested deeper could not be walked by every reader of what we write. */
const DEEPEST = 32;

/** The traces of a log, and what there was outside of them. Throws `DamagedFile` where it is no XES, or cannot be read on. */
export async function* readXes(bytes: Bytes): AsyncGenerator<XesTrace | XesStray> {
  const log = new LogParser();
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let sinceTrace = 0;
  for await (const chunk of bytes) {
    const text = decoded(() => utf8.decode(chunk, { stream: true }), log);
    const traces = log.read(text);
    sinceTrace = traces.length > 0 ? 0 : sinceTrace + text.length;
    yield* traces;
    log.check();
    if (sinceTrace > MOST_OF_A_TRACE) throw log.damaged("A trace is longer than 16 MiB, or never ends.");
  }
  yield* log.end(decoded(() => utf8.decode(), log));
  log.check();
  const { stray, position } = log;
  if (stray > 0) yield { position: position + 1, stray };
}

function decoded(decode: () => string, log: LogParser): string {
  try {
    return decode();
  } catch (fault) {
    if (fault instanceof TypeError) throw log.damaged("Is not UTF-8.");
    throw fault;
  }
}

interface Attributed {
  readonly attributes: Map<string, string>;
  /** Null where a later one of the same key took its place. */
  readonly inOrder: (XesAttribute | null)[];
  /** Of the one that holds, for each key. */
  readonly places: Map<string, number>;
}

interface Growing extends Attributed {
  readonly events: XesEvent[];
  lost: number;
}

/** An attribute whose end has not come; one that is not kept has no type. */
interface OpenAttribute {
  readonly type: XesAttribute[0] | null;
  readonly key: string;
  readonly value: string;
  readonly nested: XesAttribute[];
}

const bare = (): Attributed => ({ attributes: new Map(), inOrder: [], places: new Map() });
const readOut = ({ attributes, inOrder }: Attributed): XesEvent => ({ attributes, typed: inOrder.filter((one) => one !== null) });

/** The part of XES that is read: `log > trace > event`, and the attributes in the latter two with all that is nested in them. */
class LogParser {
  private readonly xml = new SaxesParser({ xmlns: false, position: true });
  private readonly path: string[] = [];
  private readonly nesting: OpenAttribute[] = [];
  private trace: Growing | null = null;
  private event: Attributed | null = null;
  private ended: XesTrace[] = [];
  private broken: string | null = null;
  /** Of the last trace that ended. */
  position = 0;
  /** Events outside of traces. */
  stray = 0;

  constructor() {
    this.xml.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) this.fail(`Is in ${encoding}; only UTF-8 is read.`);
    });
    // Entities come with a document type. XES has none, and whoever expands them can be made to expand without end.
    this.xml.on("doctype", () => this.fail("Declares a document type, which XES does not have."));
    this.xml.on("error", ({ message }) => this.fail(`Is not well-formed XML: ${message}`));
    this.xml.on("opentag", (tag) => this.open(tag));
    this.xml.on("closetag", (tag) => this.close(tag));
  }

  /** The traces that ended in this text. */
  read(text: string): readonly XesTrace[] {
    this.xml.write(text);
    return this.taken();
  }

  end(text: string): readonly XesTrace[] {
    this.xml.write(text).close();
    return this.taken();
  }

  check(): void {
    if (this.broken !== null) throw new DamagedFile(this.broken);
  }

  damaged = (why: string) => new DamagedFile(`${why} (after line ${this.xml.line})`);

  private taken(): readonly XesTrace[] {
    const traces = this.ended;
    this.ended = [];
    return traces;
  }

  /** The parser goes on to the end of its text after a fault: what it finds there is no longer believed. */
  private fail(why: string): void {
    this.broken ??= `${why} (line ${this.xml.line})`;
  }

  private open({ name, attributes: { key, value } }: SaxesTagPlain): void {
    const local = localName(name);
    const parent = this.path.at(-1);
    this.path.push(local);
    if (this.broken !== null) return;
    if (parent === undefined && local !== "log") this.fail(`Is XML, but no XES log: its root is <${name}>.`);
    else if (this.trace === null) {
      if (parent !== "log") return;
      if (local === "trace") this.trace = { ...bare(), events: [], lost: 0 };
      else if (local === "event") this.stray += 1;
    } else if (this.event === null && this.nesting.length === 0 && local === "event") this.event = bare();
    else this.nesting.push(this.attributeOf(local, key, value));
  }

  private attributeOf(local: string, key: string | undefined, value: string | undefined): OpenAttribute {
    const above = this.nesting.at(-1);
    const known = COLLECTIONS.get(local) ?? (value === undefined ? undefined : TYPES.get(local));
    const isPlaced = local === "values" ? above?.type === "list" : key !== undefined;
    const isKept = isPlaced && above?.type !== null && this.nesting.length < DEEPEST;
    return { type: (isKept && known) || null, key: key ?? "", value: value ?? "", nested: [] };
  }

  private keep(trace: Growing, { type, key, value, nested }: OpenAttribute): void {
    if (type === null) {
      trace.lost += 1;
      return;
    }
    const attribute: XesAttribute = nested.length === 0 ? [type, key, value] : [type, key, value, nested];
    const above = this.nesting.at(-1);
    if (above) {
      above.nested.push(attribute);
      return;
    }
    const { attributes, inOrder, places } = this.event ?? trace;
    // Of a key that stands twice the last one holds, for those who look it up and for those who write it again.
    const earlier = places.get(key);
    if (earlier !== undefined) {
      inOrder[earlier] = null;
      trace.lost += 1;
    }
    attributes.set(key, value);
    places.set(key, inOrder.push(attribute) - 1);
  }

  private close({ name }: SaxesTagPlain): void {
    this.path.pop();
    if (this.broken !== null || this.trace === null) return;
    const attribute = this.nesting.pop();
    if (attribute) this.keep(this.trace, attribute);
    else if (this.event) {
      this.trace.events.push(readOut(this.event));
      this.event = null;
    } else if (localName(name) === "trace") {
      this.position += 1;
      const { events, lost } = this.trace;
      this.ended.push({ position: this.position, ...readOut(this.trace), events, lost });
      this.trace = null;
    }
  }
}

const TYPES = new Map(XES_TYPES.map((type) => [type as string, type]));
/** Without a value. */
const COLLECTIONS = new Map(XES_COLLECTIONS.map((type) => [type as string, type]));
const localName = (name: string) => name.slice(name.indexOf(":") + 1);
