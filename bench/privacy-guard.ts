// The privacy guard against one pass of one regular expression over the same texts: what a plain search for identity numbers,
// phone numbers, e-mail addresses, plates, accounts, dwellings and names after a title costs. Pairs in turn, so that both see
// the same machine. Usage: node bench/privacy-guard.ts [megabytes] [pairs]
import { readLabels } from '#kernel/privacy/corpus/measure.ts'
import { heldOutSentences, tuningSentences } from '#kernel/privacy/corpus/sentences.ts'
import { scanText } from '#kernel/privacy/guard.ts'

const megabytes = Number(process.argv[2] ?? 4)
const pairs = Number(process.argv[3] ?? 9)
const target = 0.2
const charactersPerText = 500

const singlePass =
  /(?<number>(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d))|(?<phone>(?<!\d)(?:\+46|0)[\d ()/-]{7,13}\d)|(?<email>[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,})|(?<plate>(?<!\p{L})[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[\dA-Z](?![\p{L}\d]))|(?<handle>(?<![\p{L}\d])@[\p{L}\d_.]{3,30}|(?:instagram|tiktok|snapchat|facebook)\.com\/\S+)|(?<dwelling>(?:lgh|lägenhet|portkod)\.? ?\d{3,4})|(?<name>(?<!\p{L})(?:rektor|herr|fru|heter) \p{Lu}\p{Ll}+)/giu

/** Texts of about 500 characters out of whole sentences, those with and those without personal data mixed. */
function textsOf(sentences: readonly string[], wanted: number): readonly string[] {
  const texts: string[] = []
  let [text, written] = ['', 0]
  // 7 has no factor in common with the number of sentences, or the loop still ends when enough is written.
  for (let index = 0; written < wanted; index += 7) {
    text += `${sentences[index % sentences.length]} `
    if (text.length < charactersPerText) continue
    texts.push(text)
    written += text.length
    text = ''
  }
  return texts
}

/** Seconds for all the texts, and what was found so that nothing is optimised away. */
function time(texts: readonly string[], count: (text: string) => number): { seconds: number; found: number } {
  const begun = performance.now()
  let found = 0
  for (const text of texts) found += count(text)
  return { seconds: (performance.now() - begun) / 1000, found }
}

const ours = (text: string) => scanText(text).length
const peer = (text: string) => text.match(singlePass)?.length ?? 0
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function compare(title: string, sentences: readonly string[]): number {
  const texts = textsOf(sentences, megabytes * 1024 ** 2)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  time(texts.slice(0, 500), ours)
  time(texts.slice(0, 500), peer)
  const runs = Array.from({ length: pairs }, () => ({ ours: time(texts, ours), peer: time(texts, peer) }))
  const ratios = runs.map((run) => run.peer.seconds / run.ours.seconds)
  const milliseconds = (1000 * charactersPerText * median(runs.map((run) => run.ours.seconds))) / characters
  const speed = characters / 1e6 / median(runs.map((run) => run.ours.seconds))
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)]
  console.log(
    `${title}: ratio ${median(ratios).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}), target ${target}; ` +
      `${milliseconds.toFixed(3)} ms per ${charactersPerText} characters, ${speed.toFixed(1)} million characters/s; ` +
      `found ${runs[0]?.ours.found} and ${runs[0]?.peer.found} in ${texts.length} texts`,
  )
  return median(ratios)
}

const all = [...tuningSentences, ...heldOutSentences]
const mixed = compare(
  'mixed corpus',
  all.map((sentence) => readLabels(sentence).text),
)
const clean = compare(
  'clean sentences',
  all.filter((sentence) => !sentence.includes('{{')),
)
if (Math.min(mixed, clean) < target) process.exitCode = 1
