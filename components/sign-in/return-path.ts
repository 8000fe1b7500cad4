// Where a person wanted to go before they were asked to sign in: only ever a path of this site.
const HOME = "/review";

/** The address to go back to; anything that could leave this site becomes the home screen. */
export function safeReturnPath(text: string | null | undefined): string {
  if (text === null || text === undefined || !text.startsWith("/")) return HOME;
  const base = "https://countersign.invalid";
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null || url.origin !== base || url.pathname === "/" || url.pathname.startsWith("/sign-in")) return HOME;
  // `/.//host` is a path of this site when it is read, and another site's address once it is written out.
  if (url.pathname.startsWith("//")) return HOME;
  // Next's own marker of a fetched page is not part of the address.
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}`;
}

/** The sign-in page, with the way back. */
export function signInPath(from: string | null): string {
  const back = safeReturnPath(from);
  return back === HOME ? "/sign-in" : `/sign-in?to=${encodeURIComponent(back)}`;
}
