// Who a request comes from: the peer of the connection, or, when that is a balancer that we trust, whoever it says stands behind it.
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

export type ClientAddress = (request: IncomingMessage) => string;

/** `trusted`: addresses, or networks as `10.0.0.0/8`. What anybody else writes into X-Forwarded-For is not believed. */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const balancers = new BlockList();
  for (const network of trusted) {
    const [address = "", bits] = network.split("/");
    if (bits === undefined) balancers.addAddress(address, family(address));
    else balancers.addSubnet(address, Number(bits), family(address));
  }
  const isTrusted = (address: string) => balancers.check(address, family(address));

  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress ?? "unknown");
    const said = [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",");
    // From the nearest hop backwards: each trusted one vouches for the one before it.
    while (isTrusted(address)) {
      const before = plain(said.pop()?.trim() ?? "");
      if (before === "") break;
      address = before;
    }
    return address;
  };
}

const family = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

/** An IPv4 address as a socket for both kinds writes it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
