import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Forbids imports by pattern; `message` says which way the dependency should go. */
function forbid(...patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] }
}

const NO_SQL = {
  group: ['drizzle-orm', 'drizzle-orm/*', 'better-sqlite3'],
  message: 'SQL lives in queries files (`*queries.server.ts`) only.',
}
const NO_SCHEMA = {
  group: ['#db/schema/*'],
  message: 'The schema pulls the database layer in: vocabularies belong in the rules.',
}
const NO_IO = {
  regex: String.raw`(\.server(\.tsx?)?$|^node:|^#db/)`,
  message: 'A rule does no I/O and a view none either: take what is needed as an argument.',
}
const NO_ROUTES = { group: ['#app/routes/*'], message: 'Domains do not know the pages.' }

export default ts.config(
  {
    ignores: [
      'build/',
      'data/',
      'app/paraglide/',
      'test-results/',
      'playwright-report/',
      'app/i18n/project.inlang/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  reactHooks.configs['recommended-latest'],
  jsxA11y.flatConfigs.recommended,
  { languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Without it an import of types alone would still load the module, even into the browser.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='transact'] > ArrowFunctionExpression[async=true]",
          message:
            'A transaction is synchronous: what follows an await would stay written after a roll-back.',
        },
        {
          selector:
            "CallExpression[callee.property.name='transaction'] > ArrowFunctionExpression[async=true]",
          message:
            'A transaction is synchronous: what follows an await would stay written after a roll-back.',
        },
      ],
    },
  },
  { files: ['app/**/*.{ts,tsx}'], rules: forbid(NO_SQL, NO_SCHEMA) },
  { files: ['app/**/*queries.server.ts'], rules: forbid() },
  {
    files: ['app/*/*.{ts,tsx}'],
    ignores: [
      'app/**/*.server.{ts,tsx}',
      'app/**/*.test.{ts,tsx}',
      'app/**/*.test-support.ts',
      'app/**/*.cli.ts',
      'app/**/cli.ts',
      'app/server/**',
      'app/routes/**',
    ],
    rules: forbid(NO_SQL, NO_SCHEMA, NO_IO, NO_ROUTES),
  },
  { files: ['app/**/*.test.{ts,tsx}', 'app/**/*.test-support.ts'], rules: forbid(NO_ROUTES) },
  {
    files: ['emails/**/*.{ts,tsx}'],
    ignores: ['emails/**/*.test.ts'],
    rules: forbid(NO_SQL, NO_ROUTES, {
      group: ['#db/*'],
      message: 'A mail gets data and knows nothing else.',
    }),
  },
)
