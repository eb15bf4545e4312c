import {
  type Aoristic,
  type AoristicInput,
  type AoristicPart,
  drawAoristic,
  joinAoristic,
  prepareAoristic,
} from '../places/aoristic.ts'
import { type DrawPlan, type DrawRange, requirePlan } from '../places/draw-range.ts'
import {
  drawEmerging,
  type Emerging,
  type EmergingDraws,
  type EmergingInput,
  type EmergingRefusal,
  emergingFrom,
  refuseEmerging,
} from '../places/emerging.ts'
import {
  drawExtremes,
  type ExtremeDraws,
  type HotSpotInput,
  type HotSpotRefusal,
  type HotSpots,
  hotSpotsFrom,
  refuseHotSpots,
} from '../places/hot-spots.ts'
import { drawKnox, joinKnox, type Knox, type KnoxInput, type KnoxPart, prepareKnox } from '../places/knox.ts'
import { type LocalMoran, type LocalMoranRefusal, localMoranFrom, refuseLocalMoran } from '../places/local-moran.ts'
import { drawNeighbourSums, type NeighbourSumDraws, type NeighbourSumInput } from '../places/local-moran-draws.ts'
import {
  drawMoran,
  type Moran,
  type MoranDraws,
  type MoranInput,
  type MoranRefusal,
  moranFrom,
  refuseMoran,
} from '../places/moran.ts'
import {
  drawNearRepeat,
  joinNearRepeat,
  type NearRepeat,
  type NearRepeatInput,
  type NearRepeatPart,
  prepareNearRepeat,
} from '../places/near-repeat.ts'
import type { Neighbours } from '../places/neighbours.ts'
import type { TooFewEvents } from '../places/point-events.ts'
import {
  drawScan,
  joinScan,
  prepareSpaceTimeScan,
  prepareSpatialScan,
  type Scan,
  type ScanPart,
  type ScanProblem,
  type ScanRefused,
  type SpaceTimeScanInput,
  type SpatialScanInput,
} from '../places/scan.ts'
import type { Refused } from '../refusal.ts'
import type { Begun, Drawing, DrawTask } from './draw-task.ts'

export const knoxTask: DrawTask<KnoxInput & DrawPlan, KnoxPart, Knox | TooFewEvents> = {
  name: 'knox',
  begin(input) {
    requirePlan(input)
    const problem = prepareKnox(input)
    if ('kind' in problem) return { answer: problem }
    return {
      size: problem.ranks.length + problem.pairs.others.length,
      draw: (range) => drawKnox(problem, input, range),
      join: (parts) => joinKnox(problem, input, parts),
    }
  },
}

export const nearRepeatTask: DrawTask<NearRepeatInput & DrawPlan, NearRepeatPart, NearRepeat | TooFewEvents> = {
  name: 'near-repeat',
  begin(input) {
    requirePlan(input)
    const problem = prepareNearRepeat(input)
    if ('kind' in problem) return { answer: problem }
    const { ranks, tasks } = problem.task
    return {
      size: tasks.reduce((size, { pairs }) => size + pairs.others.length, ranks.length),
      draw: (range) => drawNearRepeat(problem, input, range),
      join: (parts) => joinNearRepeat(problem, input, parts),
    }
  },
}

export const aoristicTask: DrawTask<AoristicInput & DrawPlan, AoristicPart, Aoristic | Refused<'no-events'>> = {
  name: 'aoristic',
  begin(input) {
    requirePlan(input)
    const problem = prepareAoristic(input)
    if ('kind' in problem) return { answer: problem }
    return {
      size: problem.spans.length,
      draw: (range) => drawAoristic(problem, input, range),
      join: (parts) => joinAoristic(problem, input, parts),
    }
  },
}

export const scanTask: DrawTask<SpatialScanInput & DrawPlan, ScanPart, Scan | ScanRefused> = {
  name: 'scan',
  begin: (input) => beginScan(input, () => prepareSpatialScan(input)),
}

export const spaceTimeScanTask: DrawTask<SpaceTimeScanInput & DrawPlan, ScanPart, Scan | ScanRefused> = {
  name: 'space-time-scan',
  begin: (input) => beginScan(input, () => prepareSpaceTimeScan(input)),
}

function beginScan(plan: DrawPlan, prepare: () => ScanProblem | ScanRefused): Begun<ScanPart, Scan | ScanRefused> {
  requirePlan(plan)
  const problem = prepare()
  if ('kind' in problem) return { answer: problem }
  const { circles, durations } = problem.model.task
  return {
    size: problem.model.events + circles.members.length * durations,
    draw: (range) => drawScan(problem, plan, range),
    join: (parts) => joinScan(problem, plan, parts),
  }
}

export const hotSpotsTask: DrawTask<HotSpotInput, ExtremeDraws, HotSpots | HotSpotRefusal> = {
  name: 'hot-spots',
  begin: (input) =>
    unlessRefused(refuseHotSpots(input), {
      size: sizeOf(input.neighbours),
      draw: (range) => drawExtremes(input, range),
      join: (parts) => hotSpotsFrom(input, parts),
    }),
}

export const localMoranTask: DrawTask<NeighbourSumInput, NeighbourSumDraws, LocalMoran | LocalMoranRefusal> = {
  name: 'local-moran',
  begin: (input) =>
    unlessRefused(refuseLocalMoran(input), {
      size: input.neighbours.size,
      draw: (range) => drawNeighbourSums(input, range),
      join: (parts) => localMoranFrom(input, parts),
    }),
}

export const moranTask: DrawTask<MoranInput, MoranDraws, Moran | MoranRefusal> = {
  name: 'moran',
  begin: (input) =>
    unlessRefused(refuseMoran(input), {
      size: sizeOf(input.neighbours),
      draw: (range) => drawMoran(input, range),
      join: (parts) => moranFrom(input, parts),
    }),
}

export const emergingTask: DrawTask<EmergingInput, EmergingDraws, Emerging | EmergingRefusal> = {
  name: 'emerging',
  begin: (input) =>
    unlessRefused(refuseEmerging(input), {
      size: input.steps.length * sizeOf(input.neighbours),
      draw: (range) => drawEmerging(input, range),
      join: (parts) => emergingFrom(input, parts),
    }),
}

function unlessRefused<Part extends DrawRange, Answer>(
  refusal: Answer | null,
  drawing: Drawing<Part, Answer>,
): Begun<Part, Answer> {
  return refusal === null ? drawing : { answer: refusal }
}

const sizeOf = ({ size, ids }: Neighbours): number => size + ids.length

/** THE list of what a worker can draw. */
export const drawTasks: readonly DrawTask<DrawPlan, DrawRange, unknown>[] = [
  knoxTask,
  nearRepeatTask,
  aoristicTask,
  scanTask,
  spaceTimeScanTask,
  hotSpotsTask,
  localMoranTask,
  moranTask,
  emergingTask,
]
