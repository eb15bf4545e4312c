/** Check digit of a nine-digit Swedish identity number (Skatteverket SKV 704): weights 2,1,2…, digit sums, modulo 10. */
export function checkDigit(nineDigits: string): string {
  const sum = Array.from(nineDigits, Number).reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit
    return total + Math.floor(weighted / 10) + (weighted % 10)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** A personal number from a birth date of 6 or 8 digits and a three-digit birth number. */
export function personalNumber(birthDate: string, birthNumber: string, separator = ''): string {
  return birthDate + separator + birthNumber + checkDigit(birthDate.slice(-6) + birthNumber)
}

/** A coordination number: 60 is added to the day of birth. */
export function coordinationNumber(birthDate: string, birthNumber: string, separator = ''): string {
  const day = String(Number(birthDate.slice(-2)) + 60)
  return personalNumber(birthDate.slice(0, -2) + day, birthNumber, separator)
}

/** The same number with the last digit moved by one: looks like an identity number and is none. */
export function withWrongCheckDigit(number: string): string {
  return number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)
}
