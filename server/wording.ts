// Every message in every language, ready to be said, and whose language a request speaks: within `speakingTo` the reader's, elsewhere English.
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { LANGUAGE_COOKIE, LANGUAGES, type Language, languageFor } from "@core/words/language";
import { CATALOGUE } from "@core/words/messages/catalogue";
import { type CompiledMessages, provideWording, type Wording } from "@core/words/t";
import compile from "icu-minify/compile";

/** @throws SyntaxError where a message is no ICU MessageFormat; a test compiles them all. */
function messagesIn(language: Language): CompiledMessages {
  const at = LANGUAGES.indexOf(language);
  const said = Object.entries(CATALOGUE).flatMap(([area, messages]) =>
    Object.entries(messages).map(([name, message]) => [`${area}.${name}`, compile(message[at] ?? "")] as const),
  );
  // Its branches have no prototype, which Next does not hand to a page.
  return JSON.parse(JSON.stringify(Object.fromEntries(said)));
}

/** Other words have another address, so that browsers keep what they have for good. */
function wordingIn(language: Language): Wording {
  const messages = messagesIn(language);
  const digest = createHash("sha256").update(JSON.stringify(messages)).digest("hex").slice(0, 16);
  return { language, messages, address: `/words/${language}-${digest}.js` };
}

export const WORDINGS: Readonly<Record<Language, Wording>> = { en: wordingIn("en"), de: wordingIn("de") };

const reader = new AsyncLocalStorage<Language>();

/** From now on messages are said in the language of the request at hand, and in English where there is none. */
export const provideRequestWording = (): void => provideWording(() => WORDINGS[reader.getStore() ?? "en"]);

const cookieOf = (request: IncomingMessage): string | undefined =>
  request.headers.cookie
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1);

/** Says something in one language, for whoever writes to a person without being asked. */
export const speakingIn = <Said>(language: Language, say: () => Said): Said => reader.run(language, say);

/** Answers a request in the language that its browser asks for. */
export const speakingTo = <Answer>(request: IncomingMessage, answer: () => Answer): Answer =>
  speakingIn(languageFor(cookieOf(request), request.headers["accept-language"]), answer);
