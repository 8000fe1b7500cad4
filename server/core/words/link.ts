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

/**
 * The link that a text holds, letter for letter. A page of ours leads only to what stands in the evidence, so nobody can be sent anywhere else.
 * @param text with hidden characters written out: an address that has some is none
 * @param address as it stands there, or percent-encoded, as Markdown's parser gives it
 */
export const heldLink = (text: string, address: string): SafeLink | null =>
  holds(text, address) || holds(text, decoded(address)) ? safeLink(address) : null;

/** What an address goes on with: the beginning of a longer one is another one. */
const GOES_ON = /^(?:[.:]?[\p{L}\p{N}\-_~%/?#&=+@])/u;

function holds(text: string, address: string): boolean {
  if (address === "") return false;
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    if (!GOES_ON.test(text.slice(at + address.length))) return true;
  }
  return false;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    // No encoding of anything, so it must stand there as it is.
    return address;
  }
}

/** The way out: by the item, the hash of the piece of evidence and, for a link inside a text, the address in it. */
export const leaveAddress = ({ item, piece, to }: { readonly item: string; readonly piece: string; readonly to?: string }): string =>
  `/leave?${new URLSearchParams({ item, link: piece, ...(to !== undefined && { to }) })}`;
