// The header by which a page says whose it is.

/**
 * A page outlives its session, and its cookie is by then whoever's signed in last in this browser: what it asks and orders must not count as theirs.
 */
export const PAGE_OF = "x-page-of";
