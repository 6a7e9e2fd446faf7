import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Tick } from '#app/ui/Field.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

export const KEYS_HELP_ID = 'review-keys'

/** What each key does, and the switch that turns them off. */
export function KeysHelp({ isOn, onSwitch }: { isOn: boolean; onSwitch: (isOn: boolean) => void }) {
  const l = useLocale()
  const keys = [
    ['j', m.review_key_next({}, l)],
    ['k', m.review_key_previous({}, l)],
    ['n', m.review_key_eyes_next({}, l)],
    ['p', m.review_key_eyes_previous({}, l)],
    ['a', m.review_key_accept({}, l)],
    ['c', m.review_key_correct({}, l)],
    ['r', m.review_key_reject({}, l)],
    ['?', m.review_key_help({}, l)],
  ] as const
  return (
    <span id={KEYS_HELP_ID} className="max-sm:hidden">
      <Dialog
        trigger={{ label: m.review_keys({}, l), variant: 'quiet', size: 'sm' }}
        title={m.review_keys_title({}, l)}
      >
        <Tick
          type="checkbox"
          label={m.review_keys_on({}, l)}
          note={m.review_keys_note({}, l)}
          checked={isOn}
          onChange={event => onSwitch(event.currentTarget.checked)}
        />
        <Table>
          <thead>
            <tr>
              <Th>{m.review_key_column({}, l)}</Th>
              <Th>{m.review_key_action({}, l)}</Th>
            </tr>
          </thead>
          <tbody>
            {keys.map(([key, action]) => (
              <tr key={key}>
                <Td>
                  <kbd className="rounded-sm border border-edge px-2">{key}</kbd>
                </Td>
                <Td>{action}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Dialog>
    </span>
  )
}
