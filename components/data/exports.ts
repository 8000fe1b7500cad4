// Exports of the trail: asked for, fetched by the browser's own download, followed while they are written, and cancelled.
"use client";
import type { BeginExportInput } from "@core/words/exports";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMe } from "./questions";
import { useTRPC } from "./trpc";

const WHILE_WRITTEN_MS = 500;

/** Whether this person may take anything of the trail away at all; how much, the server says. */
export function useMayExport(): boolean {
  const { data: me } = useMe();
  return me !== undefined && (me.may.manage || me.may.admin || me.may.audit);
}

/** Read again and again while one is under way. */
export const useExports = (wanted = true) =>
  useQuery(
    useTRPC().exports.page.queryOptions(undefined, {
      enabled: wanted,
      refetchInterval: ({ state }) =>
        state.data?.latest.some((one) => one.state === "running" || one.state === "waiting") ? WHILE_WRITTEN_MS : false,
    }),
  );

export function useExportOrders() {
  const { exports } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: exports.pathKey() });
  const begin = useMutation(exports.begin.mutationOptions({ onSuccess }));
  return {
    begin,
    /** Has it written down, and hands the fetching to the browser, which keeps files of any size out of the page's memory. */
    take: (asked: BeginExportInput, onBegun: (id: string) => void) =>
      begin.mutate(asked, {
        onSuccess: ({ id }) => {
          download(`/api/exports/${id}`);
          onBegun(id);
        },
      }),
    cancel: useMutation(exports.cancel.mutationOptions({ onSuccess })),
  };
}

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
