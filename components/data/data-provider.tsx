// Gives the screens their data: the query cache, the typed client and the one live subscription.
"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "./live";
import { makeQueryClient } from "./query-client";
import { makeSession } from "./session";
import { makeClient, TRPCProvider } from "./trpc";

interface DataProviderProps {
  /** Where the trail ended when the page's first data were read; -1 while it is empty. */
  readonly after: number;
  /** Whose page it is. */
  readonly person: string;
  readonly children: ReactNode;
}

export function DataProvider({ after, person, children }: DataProviderProps) {
  const [session] = useState(makeSession);
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() => makeClient(session, person));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider queryClient={queryClient} trpcClient={client}>
        <LiveProvider after={after} session={session}>
          {children}
        </LiveProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
