"use client";
// Skipping: a reason by its digit skips at once, S again skips without one. It asks nobody; it is counted, for whoever cuts the queues.
import { Choices } from "./choices";
import { useDesk } from "./desk";
import { FormShell, useWords } from "./form-shell";
import { useWalk } from "./walk";

const REASONS = ["Not my field", "I know who is involved", "It is not clear", "It takes longer than I have"] as const;

export function SkipForm() {
  const { item, change } = useDesk();
  const { skip } = useWalk();
  const { choice, choose } = useWords("skip");
  if (skip === null) return null;
  const skipFor = (reason: string | null) => {
    change({ mode: null });
    skip(reason);
  };
  return (
    <FormShell title={`Skip ${item.title}: why?`} verb="Skip" ready={{ act: () => skipFor(choice ?? null) }}>
      <Choices
        label="Reason"
        choices={REASONS.map((value) => ({ value, label: value }))}
        value={choice}
        onChoose={choose}
        onDigit={skipFor}
      />
      <p className="text-small text-fg-2">It goes back to its place and nobody is asked. Press S again to skip without a reason.</p>
    </FormShell>
  );
}
