import { BlockList, isIP } from "node:net";

const CLOSED = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  CLOSED.addSubnet(network, prefix, "ipv4");
}

/** Of IPv6 only the global unicast range is open, without what carries an IPv4 address or is kept for documents. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");
const CLOSED_GLOBAL = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  CLOSED_GLOBAL.addSubnet(network, prefix, "ipv6");
}

/** Whether an address is one that only this machine or its own network can reach, or is no address at all (B-36). */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return CLOSED.check(address, "ipv4");
  if (version === 6) return !GLOBAL.check(address, "ipv6") || CLOSED_GLOBAL.check(address, "ipv6");
  return true;
}
