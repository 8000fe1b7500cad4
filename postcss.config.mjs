// Tailwind 4 is the only CSS step; tokens live in app/tokens.css.
const config = { plugins: { "@tailwindcss/postcss": {} } };
export default config;
