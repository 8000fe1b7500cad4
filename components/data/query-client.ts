// One set of cache rules for server and browser: live notices keep data fresh, so nothing is refetched merely because it was looked at again.
import { defaultShouldDehydrateQuery, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut, type Session } from "./session";

/** The session that answers are heard for; left out on the server, where a page is read once. */
export function makeQueryClient(session?: Session): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => session?.failed(error) }),
    mutationCache: new MutationCache({ onError: (error) => session?.failed(error), onSuccess: () => session?.answered() }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 1 && !isSignedOut(error),
        refetchOnWindowFocus: true,
      },
      // Without a connection an order fails at once and says so; kept until there is one again, it would come as a surprise.
      mutations: { retry: false, networkMode: "always" },
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
  });
}
