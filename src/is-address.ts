// Whether a setting names an address, a network, or a host with its port.

import { isIP } from 'node:net';

/** An address, a network (CIDR) or a host with its port; what is none of these would open nothing. */
export function isAddressOrHostPort(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  if (bits !== undefined)
    return (
      rest.length === 0 &&
      /^\d{1,3}$/.test(bits) &&
      Number(bits) <= (isIP(address) === 4 ? 32 : 128) &&
      isIP(address) !== 0
    );
  return isIP(part) !== 0 || /^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(part);
}
