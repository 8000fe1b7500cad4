// ESLint for React's rules only (hooks, accessibility, Next); everything else is Biome's.
import next from "eslint-config-next/core-web-vitals";

export default [
  { ignores: [".next/**", "dist/**", "data/**", "next-env.d.ts", "test-results/**", "playwright-report/**"] },
  ...next.map((part) => ({ ...part, files: part.files ?? ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"] })),
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    rules: {
      // Evidence is served from the product's own address in its own size; Next's optimiser would fetch and re-encode what was signed.
      "@next/next/no-img-element": "off",
      // Only tells that React's compiler would skip a windowed list; no compiler runs here.
      "react-hooks/incompatible-library": "off",
    },
  },
];
