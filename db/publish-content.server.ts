import fs from 'node:fs'
import path from 'node:path'
import { newId } from '#app/accounts/token.server.ts'
import { draftShippedAgreements } from '#app/agreements/draft-shipped.server.ts'
import { loadAgreements } from '#app/agreements/load-content.server.ts'
import { loadPolicy } from '#app/grading/policy.server.ts'
import {
  formatProblems,
  loadQuestionnaire,
  type LoadedQuestionnaire,
} from '#app/questionnaires/load-content.server.ts'
import { publishQuestionnaireVersion } from '#app/questionnaires/publish.server.ts'
import { transact, type Db } from './client.server.ts'
import { findPolicyByVersion, insertPolicy } from './policy-queries.server.ts'

const AGREEMENTS_FOLDER = 'agreements'
const POLICY_FILE = 'grading-policy.yaml'
const QUESTIONNAIRE_FILE = 'questionnaire.yaml'

export type PublishedContent = { questionnaireVersionIds: string[]; policyVersionId: string }

/**
 * Publishes every questionnaire and the grading policy that the product ships, as far as they are new; the texts of
 * agreements become drafts, which people of the organisation approve and publish.
 * Throws, naming file and line of every mistake, when the content is broken or differs from what was
 * published under the same version: a portal must not start on content nobody can answer for.
 */
export function publishShippedContent(
  db: Db,
  now: Date,
  contentFolder = path.resolve('db/content'),
): PublishedContent {
  const questionnaires = listQuestionnaireFolders(contentFolder).map(loadOrThrow)
  const loadedPolicy = loadPolicy(path.join(contentFolder, POLICY_FILE))
  const agreements = loadAgreements(path.join(contentFolder, AGREEMENTS_FOLDER))
  draftShippedAgreements(db, agreements, now)
  return {
    questionnaireVersionIds: questionnaires.map(loaded => publishOrThrow(db, loaded, now)),
    policyVersionId: publishPolicy(db, loadedPolicy, now),
  }
}

function listQuestionnaireFolders(contentFolder: string) {
  return fs
    .readdirSync(contentFolder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => path.join(contentFolder, entry.name))
    .filter(folder => fs.existsSync(path.join(folder, QUESTIONNAIRE_FILE)))
    .sort()
}

function loadOrThrow(folder: string): LoadedQuestionnaire {
  const loaded = loadQuestionnaire(folder)
  if (loaded.ok) return loaded
  throw new Error(
    `questionnaire ${path.basename(folder)} cannot be used:\n${formatProblems(loaded.problems)}`,
  )
}

/** The id under which the content stands published, new or from before. */
export function publishOrThrow(db: Db, loaded: LoadedQuestionnaire, now: Date, id = newId()) {
  const result = publishQuestionnaireVersion(db, loaded, { id, now })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.id
}

function publishPolicy(db: Db, { policy, digest }: ReturnType<typeof loadPolicy>, now: Date) {
  return transact(db, tx => {
    const published = findPolicyByVersion(tx, policy.version)
    if (published && published.digest !== digest)
      throw new Error(
        `grading policy ${policy.version} is already published with other content. Published versions never change: raise the version.`,
      )
    if (published) return published.id
    const id = newId()
    insertPolicy(tx, { id, version: policy.version, digest, content: policy, publishedAt: now })
    return id
  })
}
