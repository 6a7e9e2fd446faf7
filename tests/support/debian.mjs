import { spawnSync } from 'node:child_process'

/** Installs Debian packages where apt is there and allowed; answers whether it went well. */
export function installDebianPackages(names) {
  const isRoot = process.getuid?.() === 0
  const prefix = isRoot ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args]
    return spawnSync(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return (
    apt('update', '-qq').status === 0 &&
    apt('install', '-y', '-qq', '--no-install-recommends', ...names).status === 0
  )
}
