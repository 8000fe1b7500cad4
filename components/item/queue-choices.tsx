"use client";
// The queues that work can be moved to, each with who answers for it and how much waits there.
import { t } from "@core/words/t";
import type { QueueSummary } from "@/server/views/shapes-queue";
import { Choices } from "./choices";

interface QueueChoicesProps {
  readonly queues: readonly QueueSummary[];
  readonly value: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function QueueChoices({ queues, value, onChoose }: QueueChoicesProps) {
  return (
    <>
      {queues.length === 0 && <p className="text-fg-2">{t("handing.noOtherQueue")}</p>}
      <Choices
        label={t("handing.queue")}
        choices={queues.map(({ id, name, owner, open }) => ({
          value: id,
          label: name,
          hint: owner.you ? t("handing.youAnswerFor", { count: open }) : t("handing.answersFor", { name: owner.name, count: open }),
        }))}
        value={value}
        onChoose={onChoose}
      />
    </>
  );
}
