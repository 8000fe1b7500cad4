// Commands come from the product's own pages only. The cookie is SameSite=Lax already; this is the second lock.
import type { IncomingHttpHeaders } from "node:http";

/**
 * Browsers say where a request comes from: `Sec-Fetch-Site`, or in older ones `Origin`. One of them has to be there and to name us.
 * `baseUrl` is where people reach the product; without it that is whatever host they asked for.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, baseUrl: string | undefined): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return baseUrl === undefined ? new URL(origin).host === host : new URL(origin).origin === new URL(baseUrl).origin;
}
