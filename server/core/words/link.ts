// Links written by agents: only the web's own schemes, and the host as the browser will really ask for it (punycode), so that no look-alike hides.

export interface SafeLink {
  /** Normalised, without credentials. */
  readonly href: string;
  /** Host and port as they go over the wire: `xn--…` for letters beyond ASCII. */
  readonly host: string;
}

/** The link, or null when it is not an http or https address. */
export function safeLink(text: string): SafeLink | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  url.username = "";
  url.password = "";
  return { href: url.href, host: url.host };
}
