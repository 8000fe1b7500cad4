// JSON Pointer (RFC 6901): how an error names a place in a body.

/** Lone surrogates are shown as U+FFFD, so that the pointer itself can be sent. */
export const pointer = (path: readonly (string | number)[]): string =>
  path
    .map(
      (step) =>
        `/${String(step)
          .replaceAll("~", "~0")
          .replaceAll("/", "~1")
          .replace(/\p{Surrogate}/gu, "\ufffd")}`,
    )
    .join("");
