// What a queue page can be narrowed to besides words, and how it can be sorted.
/** `work`: the order in which items are best worked. With a minus, the other way round. */
export const SORTS = ["work", "due", "-due", "age", "-age", "level", "-level", "risk", "-risk"] as const;
export type Sort = (typeof SORTS)[number];
/** Levels that wait for people, as they are printed. */
export const OPEN_LEVELS = ["review", "dual", "human_only"] as const;

export const FILTER_ONLY = ["near", "overdue", "free", "mine", "asked"] as const;
