/** Shapes of messages and signs of statuses as path data around (0, 0): the same for SVG and for the message layer's canvas. */

export const tokenPaths = {
  message: 'M-3.5 -6.5H3.5A3 3 0 0 1 6.5 -3.5V3.5A3 3 0 0 1 3.5 6.5H-3.5A3 3 0 0 1 -6.5 3.5V-3.5A3 3 0 0 1 -3.5 -6.5Z',
  copy: 'M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1 -6.5 0Z',
  invoke: 'M-8 -6.5H2.5L8 0L2.5 6.5H-8L-4 0Z',
  stack: 'M-5 -4.5H3A2.5 2.5 0 0 1 5.5 -2V6A2.5 2.5 0 0 1 3 8.5H-5A2.5 2.5 0 0 1 -7.5 6V-2A2.5 2.5 0 0 1 -5 -4.5Z',
  answer: 'M0 -7.5L7.5 0L0 7.5L-7.5 0Z',
} as const

/** An e-mail on its way to an inbox: whoever is under way, the envelope says where to. The fold is cut out. */
export const mailPath = 'M-8 -6H8A1.5 1.5 0 0 1 9.5 -4.5V4.5A1.5 1.5 0 0 1 8 6H-8A1.5 1.5 0 0 1 -9.5 4.5V-4.5A1.5 1.5 0 0 1 -8 -6Z'
export const mailFold = 'M-8 -4.4L0 1.2L8 -4.4'

/** The two sheets behind a stack, drawn as lines. */
export const stackSheets = 'M-4.5 -6.7H4.4A3.2 3.2 0 0 1 7.6 -3.5V5.4M-1.5 -9H6.5A3.4 3.4 0 0 1 9.9 -5.6V3'

/** Cut out of a filled token in the colour of the ground. */
export const signPaths = {
  retry: 'M-3.3 -1.2A3.3 3.3 0 1 1 -2.2 2.4M-3.6 -3.9V-1.1H-0.8',
  failed: 'M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6',
  done: 'M-3 0.2L-0.9 2.4L3.1 -2.2',
} as const

export const badgePaths = {
  octagon: 'M-2.7 -6.5H2.7L6.5 -2.7V2.7L2.7 6.5H-2.7L-6.5 2.7V-2.7Z',
  triangle: 'M0 -6.4L7 5.8H-7Z',
  exclamation: 'M0 -2.4V1.8M0 3.9V4',
  bars: 'M-1.8 -3V3M1.8 -3V3',
  funnel: 'M-4.6 -4H4.6L1.3 0.2V4.2L-1.3 3.1V0.2Z',
  chevron: 'M1.8 -3.9L-2 0L1.8 3.9',
} as const
