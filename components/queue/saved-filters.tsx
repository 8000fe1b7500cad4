"use client";
// Filters of a queue page under a name: the sheet, and what saving, renaming and removing one asks of the server.
import { asQueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSavedFilters } from "@/components/data/questions";
import { useTRPC } from "@/components/data/trpc";
import { filterPath } from "@/components/queue/queue-filters";
import { SavedRow } from "@/components/saved/saved-row";
import { SavedSheet } from "@/components/saved/saved-sheet";
import type { SavedFilter } from "@/server/views/shapes-queue";

interface SavedFiltersProps {
  readonly onClose: () => void;
  /** The filter that stands in the address now. */
  readonly now: SavedFilter["query"];
}

export function SavedFilters({ onClose, now }: SavedFiltersProps) {
  const { save } = useFilterOrders();
  const answer = useSavedFilters();
  return (
    <SavedSheet
      title={t("frame.savedFilters")}
      onClose={onClose}
      heading={t("queue.saveNow")}
      verb={t("queue.save")}
      saving={save.isPending}
      onSave={(named, told) => save.mutate({ id: crypto.randomUUID(), ...named, query: asked(now) }, told)}
      answer={answer}
      none={t("queue.noFilters")}
      notRead={t("queue.filtersNotRead")}
    >
      {answer.data?.map((filter) => (
        <FilterRow key={filter.id} filter={filter} onGo={onClose} />
      ))}
    </SavedSheet>
  );
}

const asked = (query: SavedFilter["query"]) => ({ ...query, queueId: query.queueId === null ? null : asQueueId(query.queueId) });

/** Both change the list that is shown. */
function useFilterOrders() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.filters.list.queryKey() });
  return {
    save: useMutation(trpc.filters.save.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.filters.remove.mutationOptions({ onSuccess })),
  };
}

function FilterRow({ filter, onGo }: { readonly filter: SavedFilter; readonly onGo: () => void }) {
  const { save, remove } = useFilterOrders();
  const { id, query } = filter;
  const sharedWith = filter.sharedWith === null ? null : asQueueId(filter.sharedWith.id);
  return (
    <SavedRow
      saved={filter}
      href={filterPath(query)}
      onGo={onGo}
      renaming={save.isPending}
      onRename={(name, told) => save.mutate({ id, name, query: asked(query), sharedWith }, told)}
      removing={remove.isPending}
      onRemove={(told) => remove.mutate({ id }, told)}
    />
  );
}
