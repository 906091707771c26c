/** Strokes at 45° inside a function's outline: it has no code here and answers from its mock. Pure. */
import { functionHalf } from '../../../../diagram/measures.ts'

const { x: halfWidth, y: halfHeight, point } = functionHalf
const PITCH = 8
const SHORTEST = 3

/** The six sides: a point is inside where a·x + b·y ≤ most. */
const sides = [
  ...[-1, 1].map((b) => ({ a: 0, b, most: halfHeight })),
  ...[-1, 1].flatMap((a) => [-1, 1].map((sign) => ({ a, b: (sign * point) / halfHeight, most: halfWidth }))),
]

/** Path data around the middle of the shape. */
export const hatching = Array.from({ length: Math.ceil((2 * (halfWidth + halfHeight)) / PITCH) }, (_, index) =>
  stroke(-halfWidth - halfHeight + index * PITCH),
).join('')

/** The part inside of the line on which x + y = `sum`. */
function stroke(sum: number): string {
  let left = Number.NEGATIVE_INFINITY
  let right = Number.POSITIVE_INFINITY
  for (const { a, b, most } of sides) {
    const bound = (most - b * sum) / (a - b)
    if (a > b) right = Math.min(right, bound)
    else left = Math.max(left, bound)
  }
  return right - left < SHORTEST ? '' : `M${left.toFixed(1)} ${(sum - left).toFixed(1)}L${right.toFixed(1)} ${(sum - right).toFixed(1)}`
}
