// Runs before every other script of a page: no text becomes code there, neither by a library's own doing nor by ours.

// Without it zod would try whether it may write code from its schemas, and the page's policy forbids it. By the name under which zod keeps its
// settings, since calling it would bring it into the first load; e2e/hostile.spec.ts sees whether it was heard.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/**
 * The empty element from which React makes each script tag, or text without any element: named characters that Markdown's parser has the browser read,
 * the theme's script and Next's style where a page without an item is drawn by the browser alone. A script's text asks for more than this when it runs.
 */
const HARMLESS = /^(?:<script><\/script>|[^<]*)$/;
/** Null is refused by the browser. */
const ours = (address: string) => {
  const { origin, pathname } = new URL(address, location.href);
  return origin === location.origin && /^\/(?:(?:_next|words)\/|verifier\/worker\.mjs$)/.test(pathname) ? address : null;
};

// The page's policy asks for Trusted Types; browsers that know none ignore both.
(globalThis as Partial<WithTrustedTypes>).trustedTypes?.createPolicy("default", {
  createScriptURL: ours,
  createHTML: (html) => (HARMLESS.test(html) ? html : null),
});

interface WithTrustedTypes {
  readonly trustedTypes: {
    createPolicy(name: string, rules: Readonly<Record<"createScriptURL" | "createHTML", (text: string) => string | null>>): unknown;
  };
}
