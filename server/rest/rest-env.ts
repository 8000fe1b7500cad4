// What the REST app is given with each request: Node's own objects, absent in tests.
import type { HttpBindings } from "@hono/node-server";

export interface RestEnv {
  readonly Bindings: Partial<HttpBindings>;
}
