/** What Excel allows a sheet to be called: 31 characters, none of these, no apostrophe at an end. */
const forbidden = /[\\/?*[\]:]/g
const longest = 31

/** Names for sheets, numbered from 1 in order and cut to what Excel allows; the number keeps them apart. */
export const toSheetNames = (captions: readonly string[]): string[] =>
  captions.map((caption, at) =>
    `${at + 1} ${caption.replace(forbidden, ' ')}`.slice(0, longest).trim().replace(/'$/, '’'),
  )
