// The languages that Countersign speaks, and how the wish of a browser or a person becomes one of them.

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each by its own name, as somebody looks for it who reads no other. */
export const LANGUAGE_NAMES = { en: "English", de: "Deutsch" } as const satisfies Record<Language, string>;
/** How numbers and dates are written. */
export const LOCALES = { en: "en-GB", de: "de-DE" } as const satisfies Record<Language, string>;

/** Holds what a person chose on this machine; without it the browser's own wish counts. */
export const LANGUAGE_COOKIE = "language";

const isLanguage = (text: string | undefined): text is Language => LANGUAGES.some((language) => language === text);

/**
 * The language of an answer: what was chosen, else the first that the browser asks for and we speak, else English.
 *
 * @param chosen the cookie's value
 * @param accepted the header `Accept-Language` (RFC 9110, 12.5.4); its order counts where weights are equal
 */
export function languageFor(chosen: string | undefined, accepted: string | undefined): Language {
  if (isLanguage(chosen)) return chosen;
  const wishes = (accepted ?? "").split(",").map((wish) => {
    const [range = "", ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return { language: range.split("-")[0], weight: weight === undefined ? 1 : Number(weight.slice(2)) };
  });
  const spoken = wishes.filter(({ language, weight }) => isLanguage(language) && weight > 0).toSorted((a, b) => b.weight - a.weight);
  return (spoken[0]?.language as Language | undefined) ?? "en";
}
