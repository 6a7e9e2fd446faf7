/** The steps of preparing a campaign, each a page of its own below `/campaigns/:id`; the last is the draft itself. */
export const DRAFT_STEPS = ['basics', 'population', 'mails', 'reviewers', 'form', 'summary'] as const
export type DraftStep = (typeof DRAFT_STEPS)[number]

const PAGES: Record<DraftStep, string> = {
  basics: '/changes',
  population: '/population',
  mails: '/mails',
  reviewers: '/reviewers',
  form: '/form',
  summary: '',
}

export function draftStepPath(campaignId: string, step: DraftStep) {
  return `/campaigns/${campaignId}${PAGES[step]}`
}

/** Where saving a step leads. */
export function nextStepPath(campaignId: string, step: DraftStep) {
  return draftStepPath(campaignId, DRAFT_STEPS[DRAFT_STEPS.indexOf(step) + 1] ?? 'summary')
}
