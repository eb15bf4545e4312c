import { canDecide, canReadWeek } from '../pictures/picture.policy.ts'

/** Whoever follows the whole week may look in; whoever decides levels holds the meeting. */
export const canReadMeetings = canReadWeek
export const canHoldMeeting = canDecide
