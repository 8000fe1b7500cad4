// Next renders the pages only: every API is served by server/main.ts in the same process.
import type { NextConfig } from "next";

const config: NextConfig = {
  // Two builds of one checkout never share a folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // The compiler runs over the whole tree in `npm test`; a build need not run it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  serverExternalPackages: ["better-sqlite3", "sharp"],
};

export default config;
