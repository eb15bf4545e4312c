import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

// The standard asks for a quiet border of four modules.
const quiet = 4

/** A text as a picture for a telephone's camera. Beside it stands what can be written by hand: `label` says what it holds. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text)
  const side = code.size + 2 * quiet
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      width={side * 4}
      height={side * 4}
      shapeRendering="crispEdges"
    >
      {/* Dark on light in every theme: a camera reads nothing else as surely. */}
      <rect fill="white" x={-quiet} y={-quiet} width={side} height={side} />
      <path fill="black" d={toSvgPath(code)} />
    </svg>
  )
}
