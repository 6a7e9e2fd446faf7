/**
 * Long passwords that are widely used are almost always put together from a few well-known pieces: a common
 * word, a walk over the keyboard, a counted row, a year, one character repeated. Instead of a list of
 * thousands, this takes those pieces away and looks at what is left.
 */
const COMMON_WORDS = words(`
  password passwort passwords passw0rd passwd pass pwd parola senha contrasena mima mimashi
  admin administrator root user guest login logon signin system server test testing temp default changeme
  welcome letmein letmeinnow open opensesame enter access master superman batman spiderman pokemon starwars
  hello helloworld goodbye whatever nothing secret private trustno1 computer internet windows microsoft google
  monkey dragon tiger panda lion eagle horse rabbit kitty hellokitty butterfly sunshine moonlight rainbow flower
  football baseball basketball soccer hockey golf chelsea liverpool arsenal barcelona realmadrid
  princess prince angel queen king lucky happy love loveyou loveme iloveyou ilove forever baby babygirl
  mother father family friend friends freedom jesus christ blessed shadow killer hunter ranger
  michael jordan jessica jennifer charlie daniel thomas robert andrew matthew joshua ashley nicole michelle
  spring summer autumn winter january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  company business office supplier vendor factory quality purchase procurement
  woaini woaiwojia wobuzhidao woshishui nihao nihaoma zhongguo beijing shanghai shenzhen guangzhou taobao
  aini woai laopo laogong baobei gongsi xiaoming zhangsan lisi wangwu
  abc abcd abcde xyz asd qaz zxc qwe wsx edc rfv
`)

const KEYBOARD_ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'azertyuiop',
  'qwertzuiop',
  '!@#$%^&*()',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
  '1472583690',
  '159357',
  '741852963',
]
const WALKS = KEYBOARD_ROWS.flatMap(row => [row, [...row].reverse().join('')])
const SHORTEST_WALK = 3
const LONGEST_WALK = 36

/** Numbers that stand for a phrase or a date in many passwords. */
const COMMON_NUMBERS = words(
  '520 521 1314 5201314 1314520 666 888 777 999 000 007 168 110 120 911 123321 112233 121212',
)
const YEAR = /^(?:19|20)\d\d/
const REPEAT = /^(.)\1{2,}/su
const SYMBOLS = /^[^\p{L}\p{N}]+/u

/** Fewer characters than this beyond the well-known pieces can be tried out. */
const FEWEST_OWN_CHARACTERS = 4
const FEWEST_DIFFERENT_CHARACTERS = 5
const LONGEST_REPEATED_PART = 6

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** Is the password made up of well-known pieces only, or next to only? Capitals and look-alikes do not help. */
export function isEasyToGuess(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if (new Set(text).size < FEWEST_DIFFERENT_CHARACTERS || isShortPartRepeated(text)) return true
  const spelled = [...text].map(character => LOOKALIKES[character] ?? character).join('')
  return ownCharacters(text, spelled) < FEWEST_OWN_CHARACTERS
}

/** Is the whole one short part said over and over, as in "zebrazebrazebra"? */
function isShortPartRepeated(text: string) {
  return (text + text).indexOf(text, 1) <= LONGEST_REPEATED_PART
}

/** The smallest number of letters and digits that no covering by well-known pieces explains; a piece may be spelled either way. */
function ownCharacters(text: string, spelled: string) {
  const fewest = new Array<number>(text.length + 1).fill(Infinity)
  fewest[0] = 0
  for (let at = 0; at < text.length; at++) {
    const soFar = fewest[at] ?? Infinity
    const reach = (length: number, cost: number) => {
      fewest[at + length] = Math.min(fewest[at + length] ?? Infinity, soFar + cost)
    }
    reach(1, 1)
    for (const form of [text, spelled]) for (const length of piecesAt(form.slice(at))) reach(length, 0)
  }
  return fewest[text.length] ?? 0
}

/** Lengths of the well-known pieces that a text starts with. */
function piecesAt(rest: string) {
  const patterns = [YEAR, REPEAT, SYMBOLS].map(pattern => pattern.exec(rest)?.[0].length ?? 0)
  const listed = [...COMMON_WORDS, ...COMMON_NUMBERS]
    .filter(piece => rest.startsWith(piece))
    .map(piece => piece.length)
  return [...patterns, ...listed, ...walkLengths(rest)].filter(length => length > 0)
}

function walkLengths(rest: string) {
  const lengths: number[] = []
  for (let length = SHORTEST_WALK; length <= Math.min(rest.length, LONGEST_WALK); length++) {
    const start = rest.slice(0, length)
    if (!WALKS.some(walk => walk.includes(start))) break
    lengths.push(length)
  }
  return lengths
}

function words(list: string) {
  return list.trim().split(/\s+/)
}
