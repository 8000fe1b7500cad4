// What one message of the catalogue is: the same said in every language, side by side, so that none is ever missing.
// The syntax is ICU MessageFormat: `{name}`, `{count, number}`, `{count, plural, one {# item} other {# items}}`, `<b>…</b>`.

export type Message = readonly [en: string, de: string];
export type Messages = Readonly<Record<string, Message>>;
