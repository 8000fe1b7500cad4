// Which part of the inbox is shown: kept in the address, read alike by server and browser.
import { createLoader, parseAsStringLiteral } from "nuqs/server";

export const onlyParser = parseAsStringLiteral(["unread", "all"] as const).withDefault("unread");
export const loadOnly = createLoader({ only: onlyParser });
