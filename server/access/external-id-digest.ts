// What stands in an item's row in place of its external id once the content is erased: a keyed digest, by which a submission is known again and from which nobody reads the id.
import { createHmac } from "node:crypto";
import type { AgentId } from "@core/words/ids";

/** Keyed by the pepper of the agents' keys. */
export const externalIdDigest = (pepper: string, agent: AgentId, externalId: string): string =>
  `erased:${createHmac("sha256", pepper).update(`external-id\n${agent}\n${externalId}`).digest("hex")}`;
