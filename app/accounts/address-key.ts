const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const GROUPS = 8
const NETWORK_GROUPS = 4

/**
 * What tries are counted under: an IPv4 address as it is, of an IPv6 address the first 64 bits, because one
 * subscriber has all the rest of them.
 */
export function addressKey(ip: string): string {
  const mapped = IPV4_MAPPED.exec(ip)?.[1]
  if (mapped) return mapped
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = (ip.split('%')[0] ?? '').toLowerCase().split('::')
  const front = groups(head)
  const back = groups(tail)
  const zeros = new Array<string>(Math.max(0, GROUPS - front.length - back.length)).fill('0')
  return [...front, ...zeros, ...back].slice(0, NETWORK_GROUPS).map(withoutZeros).join(':')
}

function groups(part: string) {
  return part === '' ? [] : part.split(':')
}

function withoutZeros(group: string) {
  return group.replace(/^0+(?=.)/, '')
}
