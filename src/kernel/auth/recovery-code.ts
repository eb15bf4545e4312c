import { randomInt } from 'node:crypto'
import { hashToken } from './token.ts'

// Without letters and digits that are taken for each other: 31 signs, sixteen of them are 79 random bits.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4
const count = 10

/** Ten codes to keep on paper, each for one sign-in without the usual second step: `xxxx-xxxx-xxxx-xxxx`. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: count }, newCode)

const newCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-')

/** What is stored of a code, however it was written: with or without dashes and spaces, in small or capital letters. */
export const hashRecoveryCode = (written: string): string => hashToken(written.toLowerCase().replaceAll(/[\s-]/g, ''))

export const isRecoveryCode = (written: string): boolean =>
  written.replaceAll(/[\s-]/g, '').length === groups * groupLength
