"use client";
// Searches of the trail under a name: the sheet, and what saving, renaming and removing one asks of the server.
import { asQueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useSavedSearches, useSearchOrders } from "@/components/data/trail";
import { SavedRow } from "@/components/saved/saved-row";
import { SavedSheet } from "@/components/saved/saved-sheet";
import { searchPath } from "@/components/trail/trail-search";
import type { SavedSearch } from "@/server/views/shapes-trail";

interface SavedSearchesProps {
  /** The search that stands in the address now. */
  readonly q: string;
  readonly onClose: () => void;
}

export function SavedSearches({ q, onClose }: SavedSearchesProps) {
  const { save } = useSearchOrders();
  const answer = useSavedSearches();
  return (
    <SavedSheet
      title={t("trail.saved")}
      onClose={onClose}
      heading={t("trail.saveNow")}
      verb={t("trail.saveNow")}
      what={<p className="mono break-words text-small text-fg-2">{q === "" ? t("trail.everything") : q}</p>}
      saving={save.isPending}
      onSave={(named, told) => save.mutate({ id: crypto.randomUUID(), ...named, search: q }, told)}
      answer={answer}
      none={t("trail.noSaved")}
      notRead={t("trail.savedNotRead")}
    >
      {answer.data?.map((search) => (
        <SearchRow key={search.id} saved={search} onGo={onClose} />
      ))}
    </SavedSheet>
  );
}

function SearchRow({ saved, onGo }: { readonly saved: SavedSearch; readonly onGo: () => void }) {
  const { save, remove } = useSearchOrders();
  const { id, search } = saved;
  const sharedWith = saved.sharedWith === null ? null : asQueueId(saved.sharedWith.id);
  return (
    <SavedRow
      saved={saved}
      href={searchPath(search)}
      what={<span className="mono block truncate text-micro text-fg-2">{search}</span>}
      onGo={onGo}
      renaming={save.isPending}
      onRename={(name, told) => save.mutate({ id, name, search, sharedWith }, told)}
      removing={remove.isPending}
      onRemove={(told) => remove.mutate({ id }, told)}
    />
  );
}
