import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

const RETRY_AFTER_S = 10

/** The answer to a second export while the first is still under way. A page of its own: a download has none to show it on. */
export function busyResponse(l: LocaleOption, nonce: string): Response {
  return new Response(busyPage(l, nonce), {
    status: 429,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': l.locale,
      'Retry-After': String(RETRY_AFTER_S),
    },
  })
}

function busyPage(l: LocaleOption, nonce: string) {
  const title = m.export_busy_title({}, l)
  return `<!doctype html>
<html lang="${l.locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">
body { max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; color-scheme: light dark }
h1 { font-size: 1.5rem }
</style>
<main>
<h1>${title}</h1>
<p>${m.export_busy({}, l)}</p>
<p><a href="/">${m.export_busy_back({}, l)}</a></p>
</main>
</html>
`
}
