// Headers of every answer to a browser: what a page may load and run, and that nobody may frame it.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const contentPolicy = (nonce: string, development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Virtual rows and gauges place themselves by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // Where text could become code in the page, the browser takes none: only Next's own loader makes the addresses of its own scripts.
    "require-trusted-types-for 'script'",
    "trusted-types default nextjs nextjs#bundler",
  ].join("; ");

/** What is data is never a page: opened as one, it may load, run and frame nothing. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The headers of an API's answer. */
export function secureData(response: ServerResponse): void {
  response.setHeader("Content-Security-Policy", DATA_POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
}

/** Sets the headers of a page, and puts the policy on the request too, from which Next takes the nonce for its own scripts. */
export function secureHeaders(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce, development);
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  // So that a page that asks for a sign-in first knows where to come back to. Never taken from the client.
  request.headers["x-path"] = request.url ?? "/";
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
}
