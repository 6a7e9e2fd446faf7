import { seedCli } from './seed/seed-cli.ts'

const outcome = await seedCli(process.argv.slice(2), process.env, new Date())
if (outcome.ok) {
  const { suppliers, assessments, answers } = outcome.summary
  console.log(
    `${outcome.databaseFile}: ${suppliers} suppliers, ${assessments} assessments, ${answers} answers`,
  )
} else {
  console.error(outcome.message)
  process.exitCode = 1
}
