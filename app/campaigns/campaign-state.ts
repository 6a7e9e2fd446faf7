/** The round as a whole. `published` means that every result has been sent out. */
export const CAMPAIGN_STATES = ['draft', 'open', 'closed', 'published'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

export const CAMPAIGN_EVENTS = ['open', 'close', 'publish'] as const
export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number]

const TRANSITIONS: Record<CampaignEvent, { from: CampaignState; to: CampaignState }> = {
  open: { from: 'draft', to: 'open' },
  close: { from: 'open', to: 'closed' },
  publish: { from: 'closed', to: 'published' },
}

export type CampaignRefusal = { code: 'wrong-state'; state: CampaignState; needs: CampaignState }

/** Why a campaign in `state` cannot take `event`; null when it can. */
export function whyNotCampaign(state: CampaignState, event: CampaignEvent): CampaignRefusal | null {
  const { from } = TRANSITIONS[event]
  return state === from ? null : { code: 'wrong-state', state, needs: from }
}

export function nextCampaignState(event: CampaignEvent): CampaignState {
  return TRANSITIONS[event].to
}
