import { BandChart } from './chart/band-chart.tsx'
import { BarChart } from './chart/bar-chart.tsx'
import type { DrawingProps } from './chart/figure-svg.tsx'
import { Sparkline } from './chart/sparkline.tsx'
import { StepChart } from './chart/step-chart.tsx'
import type { Figure } from './figure.ts'
import { AreaMap } from './map/area-map.tsx'

/** Any chart or map of a report. */
export function Drawing({ figure, ...frame }: DrawingProps<Figure>) {
  switch (figure.form) {
    case 'band':
      return <BandChart figure={figure} {...frame} />
    case 'steps':
      return <StepChart figure={figure} {...frame} />
    case 'bars':
      return <BarChart figure={figure} {...frame} />
    case 'spark':
      return <Sparkline figure={figure} {...frame} />
    case 'map':
      return <AreaMap figure={figure} {...frame} />
    default:
      return figure satisfies never
  }
}
