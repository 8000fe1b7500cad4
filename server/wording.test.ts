// The catalogue: every message can be said in every language, with the same things filled in, and a reader gets their own.
import type { IncomingMessage } from "node:http";
import { languageFor } from "@core/words/language";
import { CATALOGUE } from "@core/words/messages/catalogue";
import { t } from "@core/words/t";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { speakingTo } from "./wording";

const MESSAGES = Object.entries(CATALOGUE).flatMap(([area, messages]) =>
  Object.entries(messages).map(([name, message]) => [`${area}.${name}`, message] as const),
);

/** Names of everything that is filled in or drawn. */
const filled = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner =
      element.type === TYPE.tag
        ? filled(element.children)
        : element.type === TYPE.plural || element.type === TYPE.select
          ? Object.values(element.options).flatMap(({ value }) => filled(value))
          : [];
    return [element.value, ...inner];
  });

test.each(MESSAGES)("%s says the same in every language", (_key, [english, german]) => {
  const [en, de] = [english, german].map((text) => [...new Set(filled(parse(text)))].sort());
  expect(english.trim()).not.toBe("");
  expect(german.trim()).not.toBe("");
  expect(de).toEqual(en);
});

const asking = (headers: IncomingMessage["headers"]) => ({ headers }) as IncomingMessage;

test("a request is answered in the language of its cookie, else of its browser, else in English", () => {
  expect(speakingTo(asking({ "accept-language": "de-AT,de;q=0.9,en;q=0.8" }), () => t("frame.queues"))).toBe("Warteschlangen");
  expect(speakingTo(asking({ cookie: "look=x; language=en", "accept-language": "de" }), () => t("frame.queues"))).toBe("Queues");
  expect(t("frame.queues")).toBe("Queues");
});

test("requests at the same time do not hear each other", async () => {
  const inTurn = async (language: string) =>
    speakingTo(asking({ "accept-language": language }), async () => {
      const before = t("item.reject");
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [before, t("item.reject")];
    });
  expect(await Promise.all([inTurn("de"), inTurn("en"), inTurn("de")])).toEqual([
    ["Ablehnen", "Ablehnen"],
    ["Reject", "Reject"],
    ["Ablehnen", "Ablehnen"],
  ]);
});

test.each([
  [undefined, undefined, "en"],
  [undefined, "fr, de;q=0.5, en;q=0.4", "de"],
  [undefined, "de;q=0, en;q=0.1", "en"],
  [undefined, "*, ja", "en"],
  ["de", "en", "de"],
  ["browser", "en", "en"],
  ["<script>", "de", "de"],
] as const)("cookie %s and Accept-Language %s make %s", (chosen, accepted, language) =>
  expect(languageFor(chosen, accepted)).toBe(language),
);

test("numbers and plurals are the language's own", () => {
  const german = (say: () => string) => speakingTo(asking({ "accept-language": "de" }), say);
  expect(t("queue.approve", { count: 1234 })).toBe("Approve 1,234");
  expect(german(() => t("queue.approve", { count: 1234 }))).toBe("1.234 freigeben");
  expect(german(() => t("handing.holdsSome", { count: 1 }))).toBe("hält 1 Vorgang");
  expect(german(() => t("handing.holdsSome", { count: 3 }))).toBe("hält 3 Vorgänge");
});
