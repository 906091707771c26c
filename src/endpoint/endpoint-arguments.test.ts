import { describe, expect, it } from 'vitest'
import { readEndpointArguments } from './endpoint-arguments.ts'

const read = (line: string) => readEndpointArguments(line.split(' ').filter(Boolean))

describe('npm run endpoint', () => {
  it('has a value for everything', () => {
    expect(read('')).toEqual({ ok: true, value: { port: 4566, clock: 'fast', seed: 1, realism: 'exact', settling: false } })
  })

  it('takes values after a space or an equals sign', () => {
    expect(read('--port 0 --clock=wall --seed 9 --realism chaos --settling on')).toEqual({
      ok: true,
      value: { port: 0, clock: 'wall', seed: 9, realism: 'chaos', settling: true },
    })
  })

  it.each(['--port 70000', '--port', '--clock slow', 'file.yaml', '--settling', '--seed -1'])('does not understand %s', (line) => {
    expect(read(line)).toEqual({ ok: false, error: `${line} is not understood` })
  })
})
