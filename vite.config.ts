import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { compression } from 'vite-plugin-compression2'
import { paraglideOptions } from './app/i18n/paraglide.config.ts'
import remixConfig from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** Bundles our Express server together with the Remix routes, so that both share one copy of every module. */
function serverEntry(): Plugin {
  return {
    name: 'server-entry',
    enforce: 'post',
    config(_, { isSsrBuild }) {
      if (!isSsrBuild) return
      return { build: { rollupOptions: { input: 'app/server/main.ts' } } }
    },
  }
}

/**
 * Names the one export of each of the thousands of message modules in their index. Behind `export *` the bundler looks
 * for a message in all of them, and for each message anew: minutes and gigabytes of build.
 */
function messagesByName(): Plugin {
  return {
    name: 'messages-by-name',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/paraglide/messages/_index.js')) return null
      return {
        code: code.replace(/export \* from '\.\/(\w+)\.js'/g, "export { $1 } from './$1.js'"),
        map: null,
      }
    },
  }
}

/**
 * Every message is told its language. What would guess one from address, cookie or storage is left out: 2 kB in each page,
 * and a mistake if it were ever needed.
 */
function noAmbientLocale(): Plugin {
  return {
    name: 'no-ambient-locale',
    enforce: 'pre',
    transform(_code, id) {
      if (!id.endsWith('/paraglide/runtime.js')) return null
      return {
        code: `
          export const experimentalStaticLocale = undefined
          export function getLocale() { throw new Error('a message was not told its language') }`,
        map: null,
      }
    },
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    paraglideVitePlugin(paraglideOptions),
    messagesByName(),
    noAmbientLocale(),
    tailwindcss(),
    remix(remixConfig),
    serverEntry(),
    // What browsers load, packed as small as it gets; our server sends these files as they are.
    !isSsrBuild && compression({ threshold: 1024, logLevel: 'silent' }),
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  // Bundled for the server too: loaded as a package, all of its icons would take 30 MB for the few dozen we show.
  ssr: { noExternal: ['lucide-react'] },
  // Only for `npm run dev`: what the browser needs, named, so that nothing of the server is prepared for it.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      'react',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
      'react-hook-form',
      'lucide-react',
      'idb-keyval',
    ],
  },
}))
