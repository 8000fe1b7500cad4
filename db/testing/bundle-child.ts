// Bundles a program of this folder that a test starts as a process of its own, and kills.
import { join } from "node:path";
import { build } from "esbuild";

/** `name` is the file's, without its ending; packages are found from where `outfile` lies. */
export const bundleChild = (name: string, outfile: string) =>
  build({
    entryPoints: [join(process.cwd(), "db", "testing", `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
