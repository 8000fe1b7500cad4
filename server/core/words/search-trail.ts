// What the trail can be searched by, and what its screens ask: the facets, the kinds of events, and the shapes of the questions.
import { z } from "zod";
import { calendarSchema } from "./calendar";
import { queueIdSchema, savedNameSchema } from "./decisions";

/** Kinds of events, as the chips show them. An event can be of two: an undone decision is a decision and a reversal. */
export const EVENT_KINDS = ["decisions", "transfers", "reversals", "policy", "proposals", "runs", "organisation"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What came of it, in the words of the search. */
export const SEARCH_OUTCOMES = [
  "approved",
  "edited",
  "rejected",
  "responded",
  "expired",
  "blocked",
  "passed",
  "undone",
  "ran",
  "failed",
  "reversed",
  "withdrawn",
] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

/** Named terms of a search, as they are typed before a colon. */
export const SEARCH_FACETS = [
  "kind",
  "by",
  "for",
  "to",
  "agent",
  "workflow",
  "action",
  "level",
  "outcome",
  "rule",
  "policy",
  "queue",
  "run",
  "item",
  "event",
] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** Facets whose values are counted beside the list. */
export const COUNTED_FACETS = [
  "by",
  "workflow",
  "action",
  "outcome",
  "level",
  "agent",
  "rule",
  "policy",
] as const satisfies readonly SearchFacet[];
export type CountedFacet = (typeof COUNTED_FACETS)[number];

export const SEARCH_ORDERS = ["newest", "oldest", "amount"] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** What is looked for where the address says nothing. */
export const USUAL_SEARCH = "kind:decisions";
const LONGEST_SEARCH = 1_000;

export const searchText = z.string().max(LONGEST_SEARCH);

export const searchTrailInput = z.strictObject({
  q: searchText,
  /** In which days begin and end. */
  zone: calendarSchema.shape.zone,
  cursor: z.string().max(200).nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});
export type SearchTrailInput = z.output<typeof searchTrailInput>;

/** How many events that match came after a place in the trail. */
export const arrivedInput = z.strictObject({ q: searchText, zone: calendarSchema.shape.zone, after: z.int().min(-1) });
export type ArrivedInput = z.output<typeof arrivedInput>;

export const trailEventInput = z.strictObject({ logIndex: z.int().min(0) });

/** As it is kept beside the filters of queues. */
export const savedSearchQuery = z.strictObject({ search: searchText });
export type SavedSearchQuery = z.output<typeof savedSearchQuery>;

/** A search under a name; for oneself, or for all members of a queue. */
export const saveSearchInput = z.strictObject({
  id: z.uuid(),
  name: savedNameSchema,
  search: searchText.trim(),
  sharedWith: queueIdSchema.nullable(),
});
export const removeSearchInput = saveSearchInput.pick({ id: true });
