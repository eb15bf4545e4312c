import { type PublicPhones, publicPhones } from '#kernel/privacy/phone.public.ts'

/** The numbers that the page itself says may stand in a text, around a field or anywhere in its form; null when it says nothing. */
export function phonesOnPage(root: ParentNode & Element): PublicPhones | null {
  const told =
    root.closest<HTMLElement>('[data-public-phones]') ?? root.querySelector<HTMLElement>('[data-public-phones]')
  const written = told?.dataset.publicPhones
  return written === undefined ? null : publicPhones(written.split(';').filter((number) => number !== ''))
}

let asked: Promise<PublicPhones> | undefined

/** The municipality's numbers, asked for once by a page that does not say them; none when they cannot be had: the server knows them. */
export const askForPhones = (): Promise<PublicPhones> => {
  asked ??= ask()
  return asked
}

async function ask(): Promise<PublicPhones> {
  try {
    const answer = await fetch('/api/privacy/phones', { headers: { accept: 'application/json' } })
    if (!answer.ok) return publicPhones([])
    const { data }: { data: readonly { readonly number: string }[] } = await answer.json()
    return publicPhones(data.map(({ number }) => number))
  } catch (error) {
    console.warn('the public phone numbers could not be asked for', error)
    return publicPhones([])
  }
}
