// A person's settings: read with who they are, changed at once on the screen and then on the server.
"use client";
import { KEY_ACTIONS, type KeyAction, type Settings, USUAL_SETTINGS } from "@core/words/settings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import type { Me } from "@/server/views/shapes";
import { useMe } from "./questions";
import { useTRPC } from "./trpc";

export const useSettings = (): Settings => useMe().data?.settings ?? USUAL_SETTINGS;

/** What a part of the settings is changed to; a refusal puts it back and is said. */
export function useChangeSettings(): (part: Partial<Settings>) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const put = useCallback(
    (settings: Partial<Settings>) =>
      queryClient.setQueryData<Me>(trpc.me.get.queryKey(), (me) => me && { ...me, settings: { ...me.settings, ...settings } }),
    [queryClient, trpc],
  );
  const { mutate } = useMutation(
    trpc.me.saveSettings.mutationOptions({
      onSuccess: (settings) => put(settings),
      onError: () => {
        announce("This setting was not kept. Try again.");
        void queryClient.invalidateQueries({ queryKey: trpc.me.get.queryKey() });
      },
    }),
  );
  return useCallback(
    (part) => {
      put(part);
      mutate(part);
    },
    [put, mutate],
  );
}

/** The letters that were put elsewhere, by the usual one, as the keys' provider takes them. */
export const movedLetters = (keys: Settings["keys"]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(keys).map(([action, own]) => [KEY_ACTIONS[action as KeyAction], own]));
