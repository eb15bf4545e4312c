/** Our proposal for what the levels mean, marked as a proposal until the municipality confirms it: the sources do not say. */
export const defaultLevels = [
  {
    level: 1,
    nameSv: 'Lugnt',
    nameEn: 'Calm',
    meaningSv: 'Läget är lugnt. Ordinarie arbete räcker.',
    meaningEn: 'The situation is calm. Ordinary work is enough.',
  },
  {
    level: 2,
    nameSv: 'Uppmärksamhet',
    nameEn: 'Attention',
    meaningSv: 'Enstaka händelser eller tecken på oro. Parterna håller ögonen öppna.',
    meaningEn: 'Single events or signs of unrest. The parties keep an eye on it.',
  },
  {
    level: 3,
    nameSv: 'Förhöjt',
    nameEn: 'Raised',
    meaningSv: 'Fler eller allvarligare händelser än väntat. Riktade aktiviteter behövs.',
    meaningEn: 'More or more serious events than expected. Targeted activities are needed.',
  },
  {
    level: 4,
    nameSv: 'Allvarligt',
    nameEn: 'Serious',
    meaningSv: 'Allvarliga eller många händelser. Samordnade insatser behövs nu.',
    meaningEn: 'Serious or many events. Coordinated efforts are needed now.',
  },
  {
    level: 5,
    nameSv: 'Mycket allvarligt',
    nameEn: 'Very serious',
    meaningSv: 'Läget påverkar många och kräver kraftsamling av alla parter.',
    meaningEn: 'The situation affects many and calls for the combined effort of all parties.',
  },
] as const
