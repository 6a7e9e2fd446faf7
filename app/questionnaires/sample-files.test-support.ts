import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** The annual checklist that the portal ships. */
export const CHECKLIST = path.resolve('db/content/esg-checklist-2026.1')

export const HEAD = `kind: integrity
version: '2026.1'
title: { zh-CN: 问卷, en: Questionnaire }
intro: { zh-CN: 请如实填写。, en: Please answer truthfully. }
declaration: { zh-CN: 内容真实。, en: The content is true. }
`

export const DIMENSION = `code: SOC
title: { zh-CN: 社会责任, en: Social }
intro: { zh-CN: 本部分。, en: This part. }
itemCount: 1
points: 2.5
presets:
  base: &base
    type: choice
    options: &yesNo
      - { value: 'yes', label: { zh-CN: 是, en: 'Yes' }, factor: 1 }
      - { value: 'no', label: { zh-CN: 否, en: 'No' }, factor: 0 }
items:
  - code: SOC-01
    points: 2.5
    quadrant: social
    question: { zh-CN: 是否建立制度？, en: Is there a policy? }
    guidance:
      good: { zh-CN: 有书面制度。, en: It is written. }
      evidence: { zh-CN: 制度文件。, en: The policy. }
    fields:
      - id: policy
        <<: *base
        label: { zh-CN: 制度, en: Policy }
        weight: 1
      - id: audit
        type: choice
        label: { zh-CN: 审核, en: Audit }
        options: *yesNo
    evidence: { rule: optional }
`

/** A folder with these files, for the time of one test. */
export function folderOf(files: Record<string, string>) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'questionnaire-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text)
  return folder
}
