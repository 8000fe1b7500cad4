// What a person chose of how they are told: of which kinds, on which ways, how soon, and when not.
import { NOTICE_KINDS, type NoticeKind, type Way } from "./notices";

/** How soon a mail or a chat message goes out: as it happens, together each full hour, or together once a day. */
export const PACES = ["at_once", "hourly", "daily"] as const;

/** Minutes since local midnight; one that ends before it begins goes over midnight. */
export type QuietHours = {
  readonly from: number;
  readonly to: number;
};

/** Types and not interfaces: both are kept as JSON. */
export type Telling = {
  /** The kinds that do not come by a way. A kind that a later version brings comes, so that nobody misses it unasked. */
  readonly unwanted: Readonly<Record<Way, readonly NoticeKind[]>>;
  readonly pace: (typeof PACES)[number];
  /** When the daily one comes: minutes since local midnight. */
  readonly dailyAt: number;
  /** Nothing leaves the product then; what came meanwhile is sent together after. */
  readonly quiet: QuietHours | null;
  /** Whose local times these are, as `Europe/Berlin`. */
  readonly zone: string;
};

export const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from < to ? from <= minute && minute < to : minute >= from || minute < to;

export const USUAL_TELLING: Telling = {
  unwanted: { browser: [], mail: [], chat: NOTICE_KINDS },
  pace: "at_once",
  dailyAt: 8 * 60,
  quiet: null,
  zone: "UTC",
};

export const wants = ({ unwanted }: Telling, way: Way, kind: NoticeKind): boolean => !unwanted[way].includes(kind);
