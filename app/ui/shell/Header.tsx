import { Form, Link, NavLink } from '@remix-run/react'
import { ChevronDown, CircleUser, LogOut, Menu as MenuIcon, UserRound } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { Actor } from '#app/accounts/roles.ts'
import type { Theme } from '#app/http/context.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Spinner } from '../Button.tsx'
import { cx } from '../cx.ts'
import { Menu, MENU_ITEM_CLASS } from '../Menu.tsx'
import { navigationFor, type NavigationLink } from './navigation.ts'
import { LanguageSwitch, ThemeSwitch } from './Preferences.tsx'

/** Beside more links than this a name would be cut to a letter on most screens: the sign stands alone there. */
const ROOMY_LINKS = 7

export type HeaderProps = { actor: Actor | null; organisation: string | null; theme: Theme }

/** The bar on every page: whose portal this is, where one can go, language, account. */
export function Header({ actor, organisation, theme }: HeaderProps) {
  const l = useLocale()
  const links = actor ? navigationFor(actor, l) : []
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-[92rem] items-stretch gap-x-6 px-4 sm:px-6">
        <Brand organisation={organisation} isCramped={links.length > ROOMY_LINKS} />
        {links.length > 0 && <WideNavigation links={links} />}
        <div className="ml-auto flex items-center gap-1">
          <div className={cx(actor ? 'hidden lg:block' : 'block')}>
            <LanguageSwitch />
          </div>
          {actor && (
            <Menu
              label={
                <>
                  <MenuIcon aria-hidden="true" className="size-5 lg:hidden" />
                  <CircleUser aria-hidden="true" className="hidden size-5 lg:block" />
                  <span className="lg:hidden">{m.nav_menu({}, l)}</span>
                  <span className="hidden max-w-40 truncate lg:inline">{actor.name}</span>
                  <ChevronDown aria-hidden="true" className="hidden size-4 lg:block" />
                </>
              }
            >
              <NarrowNavigation links={links} />
              <AccountEntries actor={actor} theme={theme} />
            </Menu>
          )}
        </div>
      </div>
    </header>
  )
}

function Brand({ organisation, isCramped }: { organisation: string | null; isCramped: boolean }) {
  const l = useLocale()
  return (
    <Link to="/" className="flex min-h-14 min-w-0 items-center gap-3 py-2 text-ink">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M9 21.5V17M14 21.5V13M19 21.5v-6M24 21.5V9.5"
          className="stroke-on-accent"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      <span className={cx('min-w-0 leading-tight', isCramped && 'lg:max-[88rem]:sr-only')}>
        <span className="block truncate font-semibold">{organisation ?? m.app_name({}, l)}</span>
        {organisation && <span className="block truncate text-xs text-soft">{m.app_name({}, l)}</span>}
      </span>
    </Link>
  )
}

function WideNavigation({ links }: { links: NavigationLink[] }) {
  const l = useLocale()
  return (
    <nav aria-label={m.nav_main({}, l)} className="hidden items-stretch gap-1 lg:flex">
      {links.map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cx(
              'flex items-center border-b-2 px-2.5 pt-0.5 whitespace-nowrap focus-visible:-outline-offset-3',
              isActive
                ? 'border-accent font-medium text-accent'
                : 'border-transparent text-soft hover:text-accent',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}

function NarrowNavigation({ links }: { links: NavigationLink[] }) {
  const l = useLocale()
  return (
    <nav aria-label={m.nav_main({}, l)} className="mb-1.5 border-b border-line pb-1.5 lg:hidden">
      {links.map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cx(MENU_ITEM_CLASS, isActive && 'bg-accent-soft font-medium text-accent')
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}

function AccountEntries({ actor, theme }: { actor: Actor; theme: Theme }) {
  const l = useLocale()
  return (
    <>
      <p className="px-3 pt-1 pb-2 text-sm leading-snug">
        <span className="block font-medium">{actor.name}</span>
        <span className="block break-all text-soft">{actor.email}</span>
      </p>
      <Link to="/account" className={MENU_ITEM_CLASS}>
        <UserRound aria-hidden="true" className="size-4 text-soft" />
        {m.nav_account({}, l)}
      </Link>
      <div className="my-1.5 border-y border-line px-1 py-1.5">
        <div className="lg:hidden">
          <LanguageSwitch />
        </div>
        <ThemeSwitch theme={theme} />
      </div>
      <SignOut />
    </>
  )
}

/** Before the session ends, what was typed last is saved and what the browser kept for this person is removed. */
function SignOut() {
  const l = useLocale()
  const [isLeaving, setLeaving] = useState(false)
  async function forgetDrafts(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setLeaving(true)
    try {
      const { settleAndForget } = await import('#app/assessments/use-autosave.ts')
      await settleAndForget()
    } finally {
      setLeaving(false)
      form.submit()
    }
  }
  return (
    <Form
      method="post"
      action="/sign-out"
      reloadDocument
      onSubmit={event => void forgetDrafts(event)}
      className="contents"
    >
      <button type="submit" aria-busy={isLeaving || undefined} className={MENU_ITEM_CLASS}>
        {isLeaving ? <Spinner /> : <LogOut aria-hidden="true" className="size-4 text-soft" />}
        {m.nav_sign_out({}, l)}
      </button>
    </Form>
  )
}
