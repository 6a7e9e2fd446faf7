import type { Locale } from '#app/i18n/locale.ts'

type Plan = { containment: string; rootCause: string; correctiveAction: string; prevention: string }
type Words = {
  plans: readonly [Plan, ...Plan[]]
  summaries: readonly [string, ...string[]]
  contest: string
  upheld: string
  returned: string
  insufficient: string
  verified: readonly [string, ...string[]]
}

/** What is written about corrective actions in the demo. The buyer writes in the supplier's language. All of it is invented. */
export const ACTION_TEXTS: Record<Locale, Words> = {
  'zh-CN': {
    plans: [
      {
        containment: '已暂停相关作业，对在岗人员逐一确认，并由主管每日巡查。',
        rootCause: '制度只规定了要求，没有明确由谁记录、多久检查一次。',
        correctiveAction: '修订制度，指定责任岗位，补齐缺失的记录并组织一次培训。',
        prevention: '列入每月内部检查表，结果在月度例会上通报。',
      },
      {
        containment: '已对照要求自查，先行整改现场可以立即处理的问题。',
        rootCause: '负责人变动后没有交接，证书和台账无人跟进。',
        correctiveAction: '重新指定负责人，办理所缺证书，建立到期提醒台账。',
        prevention: '岗位交接单增加证书与台账两项，人事部门核对后方可离岗。',
      },
    ],
    summaries: [
      '已按计划完成，附修订后的制度、培训签到表和近一个月的记录。',
      '证书已办妥，台账已建立，附扫描件。',
    ],
    contest: '该项要求已在集团层面执行，只是未单独留存本厂记录，恳请复核。',
    upheld: '集团制度可以采用，但仍需提供本厂的执行记录，请继续整改。',
    returned: '原因分析还停留在表面，请说明为什么没有被日常检查发现。',
    insufficient: '照片看不出日期，请补充有日期的记录。',
    verified: ['制度和记录齐全，抽查三个月的记录与现场一致。', '证书真实有效，台账已运行，整改有效。'],
  },
  en: {
    plans: [
      {
        containment: 'The work concerned is on hold; a supervisor checks every shift.',
        rootCause: 'The procedure says what to do, but not who records it and how often it is checked.',
        correctiveAction:
          'Revise the procedure, name a responsible post, complete the records and train the staff.',
        prevention: 'Add it to the monthly internal check and report the result in the monthly meeting.',
      },
    ],
    summaries: [
      'Done as planned; the revised procedure, attendance list and a month of records are attached.',
    ],
    contest:
      'The requirement is met at group level; only the plant has no records of its own. Please review.',
    upheld: 'The group procedure is accepted, but records of the plant are still needed. Please go on.',
    returned: 'The cause stays on the surface: why did the daily checks not find it?',
    insufficient: 'The photos show no date. Please add dated records.',
    verified: ['Procedure and records are complete; three months were sampled and agree with what was seen.'],
  },
}
