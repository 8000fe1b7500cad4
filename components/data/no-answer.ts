// Where nothing answered, whatever a screen shows says so, in the reader's language and not in the browser's words for it.
import { t } from "@core/words/t";
import type { TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";
import type { AppRouter } from "@/server/trpc/router";

/** What the server itself answered carries data; what comes of a connection, a deadline or a proxy does not. */
export const noAnswerInWords: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    next(op).pipe(
      tap({
        error: (error) => {
          if (!error.data) error.message = t("door.noAnswer");
        },
      }),
    );
