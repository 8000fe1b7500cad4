// A person's settings: read with who they are, changed at once on the screen and then on the server.
"use client";
import { LANGUAGE_COOKIE } from "@core/words/language";
import { KEY_ACTIONS, type KeyAction, type Settings, USUAL_SETTINGS } from "@core/words/settings";
import { language, t } from "@core/words/t";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import type { Me } from "@/server/views/shapes-me";
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
      // In the order in which they were chosen; an answer that another choice has overtaken is not shown.
      scope: { id: "settings" },
      onSuccess: (settings) => {
        if (queryClient.isMutating({ mutationKey: trpc.me.saveSettings.mutationKey() }) === 1) put(settings);
      },
      onError: () => {
        announce(t("settings.notKept"));
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

const YEAR_S = 365 * 24 * 60 * 60;

/** The words of a page are chosen before it is drawn, so another language is another page. */
function speak(wish: Settings["language"]): void {
  const rest = `path=/; samesite=lax; max-age=${wish === "browser" ? 0 : YEAR_S}`;
  document.cookie = `${LANGUAGE_COOKIE}=${wish}; ${rest}`;
  window.location.reload();
}

/** Chooses the language of the screens, for this person on every machine. */
export function useChangeLanguage(): (wish: Settings["language"]) => void {
  const trpc = useTRPC();
  const announce = useAnnounce();
  const { mutate } = useMutation(
    trpc.me.saveSettings.mutationOptions({
      onSuccess: ({ language: wish }) => speak(wish),
      onError: () => announce(t("settings.notKept")),
    }),
  );
  return useCallback((wish) => mutate({ language: wish }), [mutate]);
}

/** On a machine that does not know yet what this person chose elsewhere, the page is drawn anew in their language. */
export function useOwnLanguage(): void {
  const { language: wish } = useSettings();
  useEffect(() => {
    if (wish !== "browser" && wish !== language()) speak(wish);
  }, [wish]);
}

/** The letters that were put elsewhere, by the usual one, as the keys' provider takes them. */
export const movedLetters = (keys: Settings["keys"]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(keys).map(([action, own]) => [KEY_ACTIONS[action as KeyAction], own]));
