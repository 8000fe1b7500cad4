// Chat by a webhook: one JSON document for each message, posted to the one address that the server was given.
import type { Fault } from "../commands/send-messages";
import type { Deps } from "../deps";
import { ANSWERS_WITHIN_MS, type WayOut } from "./way-out";

/** Null where none is set up. */
export function createChatWay({ CHAT_WEBHOOK_URL }: Pick<Deps["settings"], "CHAT_WEBHOOK_URL">): WayOut | null {
  if (CHAT_WEBHOOK_URL === undefined) return null;
  const stopping = new AbortController();
  return {
    way: "chat",
    async send({ message: { id, body }, name, email }) {
      try {
        const answer = await fetch(CHAT_WEBHOOK_URL, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": id },
          body: JSON.stringify({ id, text: body.text, to: { name, email }, notices: body.notices }),
          redirect: "error",
          signal: AbortSignal.any([AbortSignal.timeout(ANSWERS_WITHIN_MS), stopping.signal]),
        });
        await answer.body?.cancel();
        return answer.ok ? null : faultOf(answer);
      } catch (fault) {
        return { of: "way", what: reasonOf(fault) };
      }
    },
    close: () => stopping.abort(),
  };
}

/** What it cannot do now it may do later; any other refusal is for good (RFC 9110, 15.5). */
function faultOf({ status, statusText }: Response): Fault {
  const what = `${status} ${statusText}`.trim();
  const later = status >= 500 || status === 408 || status === 429 || status === 401 || status === 403 || status === 404;
  return later ? { of: "way", what } : { of: "message", what, forGood: true };
}

/** Of a failed request only its cause says why. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? fault.cause.message : fault.message;
}
