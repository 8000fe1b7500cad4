// What the trail's address holds: the search, and the event whose proof is shown.
import { USUAL_SEARCH } from "@core/words/search-trail";
import { parseAsInteger, parseAsString } from "nuqs/server";

export const trailParsers = {
  q: parseAsString.withDefault(USUAL_SEARCH),
  event: parseAsInteger,
};

/** The address of a search. */
export const searchPath = (q: string): string => `/trail?${new URLSearchParams({ q })}`;
