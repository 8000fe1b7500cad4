// Refunds that were decided elsewhere and are imported, for tests of what reads them.
import type { HistoricItem } from "@core/words/history";
import { asHash } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import { importHistory } from "@/server/commands/import-history";
import type { Deps } from "@/server/deps";
import { refund } from "@/server/rest/testing/planted";

/** One file with a refund of each amount, named by it: "Refund old-280". */
export function importRefunds(deps: Deps, amounts: readonly number[]) {
  const line = { position: 1, kind: "items" as const, items: amounts.map(pastRefund) };
  return importHistory(deps, { name: "old.jsonl", hash: asHash(`sha256:${"1".repeat(64)}`), entries: () => only(line) });
}

async function* only<Entry>(entry: Entry): AsyncGenerator<Entry> {
  yield entry;
}

const pastRefund = (amount: number): HistoricItem => ({
  submission: itemSubmissionSchema.parse({
    ...refund(amount),
    external_id: `old-${amount}`,
    title: `Refund old-${amount}`,
    evidence: undefined,
  }),
  externalId: `old-${amount}`,
  at: null,
  decision: "approve",
  verdict: null,
  decidedInS: null,
  byRole: null,
});
