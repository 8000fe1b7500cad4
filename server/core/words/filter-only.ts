// What a queue page can be narrowed to besides words.
export const FILTER_ONLY = ["near", "overdue", "free", "mine", "asked"] as const;
