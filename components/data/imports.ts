// Files of past cases: what came of each, stopping one, and sending one as it streams from the disk.
"use client";
import { t } from "@core/words/t";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "./trpc";

const WHILE_READING_MS = 1_000;

/** Read again and again while a file is being read. */
export const useImports = () =>
  useQuery(
    useTRPC().policies.imports.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === "reading") ? WHILE_READING_MS : false),
    }),
  );

/** What of a file could not be read; asked for once somebody wants to see it, and again when there is more of it. */
export const useImportRefusals = (id: string, refused: number, wanted: boolean) =>
  useQuery(useTRPC().policies.importRefusals.queryOptions({ import: id, refused }, { enabled: wanted, placeholderData: keepPreviousData }));

function useRefreshImports() {
  const { policies } = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => queryClient.invalidateQueries({ queryKey: policies.imports.queryKey() }), [policies, queryClient]);
}

export function useStopImport() {
  const refresh = useRefreshImports();
  return useMutation(useTRPC().policies.stopImport.mutationOptions({ onSettled: refresh }));
}

export interface ReadAs {
  readonly workflow: string;
  readonly action: string;
}

export type Upload =
  | { readonly state: "sending"; readonly name: string /** 0 to 1. */; readonly share: number }
  | { readonly state: "looking"; readonly name: string }
  | { readonly state: "taken"; readonly name: string; readonly import: string; readonly readBefore: boolean }
  | { readonly state: "refused"; readonly name: string; readonly why: string };

/** One file on its way. XMLHttpRequest, since it alone tells how much of a body has been sent. */
export function useUpload() {
  const [upload, setUpload] = useState<Upload | null>(null);
  const request = useRef<XMLHttpRequest | null>(null);
  const refresh = useRefreshImports();
  useEffect(() => () => request.current?.abort(), []);

  const send = useCallback(
    (file: File, readAs: ReadAs | null) => {
      const { name } = file;
      const asked = new XMLHttpRequest();
      request.current = asked;
      const refused = (why: string) => setUpload({ state: "refused", name, why });
      asked.upload.addEventListener("progress", ({ loaded, total }) =>
        setUpload(loaded < total ? { state: "sending", name, share: loaded / total } : { state: "looking", name }),
      );
      asked.addEventListener("load", () => {
        const said = answerOf(asked.responseText);
        if (asked.status === 202 && said.import !== undefined)
          setUpload({ state: "taken", name, import: said.import, readBefore: said.finished === true });
        else refused(said.message ?? t("form.broken"));
        void refresh();
      });
      asked.addEventListener("error", () => refused(t("imports.cut")));
      asked.addEventListener("abort", () => refused(t("imports.cancelled")));
      asked.open("POST", `/api/imports?${new URLSearchParams({ name, ...readAs })}`);
      asked.setRequestHeader("content-type", "application/octet-stream");
      setUpload({ state: "sending", name, share: 0 });
      asked.send(file);
    },
    [refresh],
  );
  return { upload, send, cancel: () => request.current?.abort() };
}

/** A balancer in between may answer in its own way. */
function answerOf(text: string): { readonly message?: string; readonly import?: string; readonly finished?: boolean } {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    return {};
  }
}
