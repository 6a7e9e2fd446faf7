import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 400

/** Presses Tab until the focus is where it should be; fails when it never comes there. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if (await hasFocus(target)) return
  }
  throw new Error(`the Tab key never reaches ${target}`)
}

/** Goes to a group of radios and moves the choice with the arrow keys to the wanted one. */
export async function chooseByKeyboard(page: Page, group: Locator, option: string) {
  const wanted = group.getByRole('radio', { name: option, exact: true })
  await tabTo(page, group.getByRole('radio').first())
  await page.keyboard.press('Space')
  const count = await group.getByRole('radio').count()
  for (let step = 0; step < count && !(await wanted.isChecked()); step++)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

/** Goes to a control and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

function hasFocus(target: Locator) {
  return target.evaluate(element => element === document.activeElement)
}
