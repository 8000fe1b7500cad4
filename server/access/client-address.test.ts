// Whose request it is decides limits, so nobody may choose it for themselves.
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

/** What the function looks at. */
const request = (peer: string, forwarded?: string) =>
  ({ socket: { remoteAddress: peer }, headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } }) as IncomingMessage;

test("without trusted balancers the peer counts, whatever it says", () => {
  expect(clientAddress([])(request("10.0.0.1", "1.2.3.4"))).toBe("10.0.0.1");
});

test("a trusted balancer is believed about the hop before it, and no further", () => {
  const of = clientAddress(["127.0.0.1", "10.0.0.0/8"]);
  expect(of(request("127.0.0.1", "1.2.3.4"))).toBe("1.2.3.4");
  expect(of(request("::ffff:127.0.0.1", "6.6.6.6, 1.2.3.4"))).toBe("1.2.3.4");
  expect(of(request("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.1.2.3"))).toBe("1.2.3.4");
  expect(of(request("1.2.3.4", "10.0.0.1"))).toBe("1.2.3.4");
});

test("a balancer that says nothing stands for itself", () => {
  const of = clientAddress(["::1", "fd00::/8"]);
  expect(of(request("::1"))).toBe("::1");
  expect(of(request("fd00::7", "2001:db8::1"))).toBe("2001:db8::1");
});
