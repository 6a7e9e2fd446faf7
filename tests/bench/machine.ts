import os from 'node:os'

/** Where the figures come from; the load tells how much the machine did besides. */
export function machine(cores: number) {
  const [cpu] = os.cpus()
  return { node: process.version, cores, cpu: cpu?.model, load: os.loadavg()[0] }
}

/** One JSON object a line. */
export function print(line: object) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

export function seconds(since: number) {
  return Math.round((performance.now() - since) / 10) / 100
}
