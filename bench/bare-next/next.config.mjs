// A bare Next application beside the product, built only to measure against.
import { resolve } from "node:path";

export default { turbopack: { root: resolve(import.meta.dirname, "../..") } };
