import { cleanCode, foldWord } from './cell-text.ts'

/** A site or a person that a row names; of those that are gone a supplier can only keep what it has. */
export type Listed = { id: string; isGone: boolean }
type Site = Listed & { code: string; nameZh: string; nameEn: string }
type Person = Listed & { name: string; email: string }

/** What words of a row can only be looked up in: the buyer's sites, null where several go by a word, and its people. */
export type Directory = {
  sites: Map<string, Listed | null>
  ownersByEmail: Map<string, Listed>
  ownersByName: Map<string, Listed[]>
}

/** A name may hold a separator itself: so many words of a list are tried as one. */
const MOST_WORDS_OF_A_SITE = 5
/** The words for a site, the surest first. */
const SITE_WORDS: ((site: Site) => string[])[] = [
  ({ code }) => [code],
  ({ code, nameZh, nameEn }) => [`${code} ${nameZh}`, `${code} ${nameEn}`],
  ({ nameZh, nameEn }) => [nameZh, nameEn],
]

export function directoryOf(sites: readonly Site[], people: readonly Person[]): Directory {
  const ownersByName = new Map<string, Listed[]>()
  for (const person of people) {
    const name = foldWord(person.name)
    ownersByName.set(name, [...(ownersByName.get(name) ?? []), person])
  }
  const ownersByEmail = new Map(people.map(person => [person.email, person]))
  return { sites: sitesByWord(sites), ownersByEmail, ownersByName }
}

type Step = { site: Listed; next: number }
export type FoundSites = { ok: true; sites: Listed[] } | { ok: false; why: 'unknown-site' | 'ambiguous-site' }

/** The sites that a list of words names by code, by name or by both; all of the words have to name some. */
export function findSites(words: readonly string[], { sites }: Directory): FoundSites {
  // From the end: for each word the fewest words from there that are a site and leave a list of sites behind them.
  const steps: (Step | undefined)[] = []
  for (let from = words.length - 1; from >= 0; from--)
    for (let next = from + 1; next <= Math.min(words.length, from + MOST_WORDS_OF_A_SITE); next++) {
      const site = siteCalled(words.slice(from, next).join(' '), sites)
      const isRestRead = next === words.length || steps[next] !== undefined
      if (site && isRestRead) steps[from] ??= { site, next }
    }
  const isAmbiguous = words.some(word => siteCalled(word, sites) === null)
  if (!steps[0]) return { ok: false, why: isAmbiguous ? 'ambiguous-site' : 'unknown-site' }
  const found: Listed[] = []
  for (let step: Step | undefined = steps[0]; step; step = steps[step.next]) found.push(step.site)
  return { ok: true, sites: [...new Set(found)] }
}

/** Everybody of the buyer whom an address or a name stands for. */
export function findOwners(text: string, { ownersByEmail, ownersByName }: Directory): Listed[] {
  const person = ownersByEmail.get(text.toLowerCase())
  return person ? [person] : (ownersByName.get(foldWord(text)) ?? [])
}

function siteCalled(word: string, sites: Directory['sites']) {
  const site = sites.get(exactly(word))
  return site === undefined ? sites.get(foldWord(word)) : site
}

/** Where a code reads like the name of another site, the code is meant; a site in use before one that is closed. */
function sitesByWord(all: readonly Site[]): Directory['sites'] {
  const sites: Directory['sites'] = new Map()
  for (const spell of [exactly, foldWord])
    for (const wordsOf of SITE_WORDS)
      for (const isGone of [false, true]) {
        const some = all.filter(site => site.isGone === isGone)
        const pairs = some.flatMap(site => wordsOf(site).map(word => [spell(word), site] as const))
        addSurest(sites, pairs)
      }
  return sites
}

function addSurest(sites: Directory['sites'], pairs: readonly (readonly [string, Listed])[]) {
  const added: Directory['sites'] = new Map()
  for (const [word, site] of pairs) {
    if (word === '' || sites.has(word)) continue
    const other = added.get(word)
    added.set(word, other === undefined || other === site ? site : null)
  }
  for (const [word, site] of added) sites.set(word, site)
}

function exactly(word: string) {
  return cleanCode(word).toLowerCase()
}
