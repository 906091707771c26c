import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../base/json.ts'
import type { ExpressionScope } from '../expressions/scope.ts'
import { evaluateTemplate, unexpectedResult } from './evaluate-template.ts'

function scopeOf(more: Partial<ExpressionScope> = {}): ExpressionScope {
  return {
    input: { price: 4, items: [1, 2, 3] },
    context: { State: { Name: 'Pay' } },
    variables: {},
    nowMs: 1_767_603_600_000,
    random: () => 0.25,
    ...more,
  }
}

function valueOf(template: Json, more: Partial<ExpressionScope> = {}): Json {
  const result = evaluateTemplate(template, scopeOf(more), 'Output')
  if (!result.ok) throw new Error(result.error.cause)
  return result.value
}

function failureOf(template: Json, more: Partial<ExpressionScope> = {}) {
  const result = evaluateTemplate(template, scopeOf(more), 'Output')
  return result.ok ? undefined : result.error
}

test('expressions stand at any depth, and only where they are all of a text', () => {
  expect(valueOf({ total: '{% $states.input.price * 2 %}', list: ['{% $states.context.State.Name %}', ' {% 1 %}'], plain: 'a' })).toEqual({
    total: 8,
    list: ['Pay', ' {% 1 %}'],
    plain: 'a',
  })
})

test('a variable hides the function of its name', () => {
  expect(valueOf('{% $sum([1, 2]) %}')).toBe(3)
  const hidden = evaluateTemplate('{% $sum([1, 2]) %}', scopeOf({ variables: { sum: 3 } }), 'Output')
  expect(hidden).toMatchObject({ ok: false, error: { cause: expect.stringContaining('T1006') as string } })
})

test('variables, the result and the error output are read', () => {
  expect(valueOf('{% $who & $states.result.id %}', { variables: { who: 'n' }, result: { id: '7' } })).toBe('n7')
  expect(valueOf('{% $states.errorOutput.Error %}', { errorOutput: { Error: 'Late' } })).toBe('Late')
})

test('lists come out as plain lists', () => {
  const value = valueOf('{% $states.input.items[$ > 1] %}')
  expect(Object.keys(value as object)).toEqual(['0', '1'])
  expect(value).toEqual([2, 3])
})

test('what gives nothing fails, and names the place', () => {
  expect(failureOf({ a: [{ b: '{% $states.input.missing %}' }] })).toEqual({
    error: 'States.QueryEvaluationError',
    cause: "The JSONata expression '$states.input.missing' specified for the field 'Output/a[0]/b' returned nothing (undefined).",
    location: 'Output/a[0]/b',
  })
})

test('what throws tells what JSONata says, and a function is no value', () => {
  expect(failureOf('{% "a" + 1 %}')?.cause).toMatch(
    /specified for the field 'Output' threw an error during evaluation\. T2001: The left side/,
  )
  expect(failureOf('{% function($x){$x} %}')?.cause).toMatch(/returned an unsupported result type\.$/)
  expect(failureOf('{% [$sum] %}')?.cause).toMatch(/returned an unsupported result type\.$/)
})

test('a value of another type than its field takes is told with the value', () => {
  expect(unexpectedResult('{% 1 %}', { a: 1 }, 'array', 'Items').cause).toBe(
    `The JSONata expression '1' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}`,
  )
})

test('bare roots read nothing, and text cannot be run as an expression', () => {
  expect(failureOf('{% $ %}')?.cause).toContain('returned nothing')
  expect(failureOf('{% $$.price %}')?.cause).toContain('returned nothing')
  expect(failureOf('{% $eval("1") %}')?.cause).toContain('T1006')
})

test('the functions that AWS adds', () => {
  expect(valueOf('{% $partition([1,2,3,4,5], 2) %}')).toEqual([[1, 2], [3, 4], [5]])
  expect(valueOf('{% $range(0, 10, 5) %}')).toEqual([0, 5, 10])
  expect(valueOf('{% $hash("a", "MD5") %}')).toBe('0cc175b9c0f1b6a831c399e269772661')
  expect(valueOf('{% $random() %}')).toBe(0.25)
  expect(valueOf('{% $random(7) = $random(7) %}')).toBe(true)
  expect(valueOf('{% $uuid() %}')).toMatch(/^44444444-4444-4444-8444-444444444444$/)
  expect(valueOf(`{% $parse('{"a":[1]}').a %}`)).toEqual([1])
  expect(failureOf('{% $range(1, 2000, 1) %}')?.cause).toContain('2000 numbers')
  expect(failureOf(`{% $parse('{') %}`)?.cause).toContain('$parse')
})

test('clock, chance and base64 are the ones of the scope', () => {
  expect(valueOf('{% $now() %}')).toBe('2026-01-05T09:00:00.000Z')
  expect(valueOf('{% $millis() %}')).toBe(1_767_603_600_000)
  expect(valueOf('{% $shuffle([1,2,3]) %}')).toEqual(valueOf('{% $shuffle([1,2,3]) %}'))
  expect(valueOf("{% $base64decode($base64encode('h\u00e9')) %}")).toBe('h\u00e9')
})

test.each([
  ['endless tail calls', '( $f := function($n){ $f($n + 1) }; $f(0) )', 'steps'],
  ['deep recursion', '( $f := function($n){ 1 + $f($n + 1) }; $f(0) )', 'D1011'],
  ['a list that doubles', '( $f := function($l, $n){ $n = 0 ? $l : $f($append($l, $l), $n - 1) }; $f([1], 40) )', 'D2015'],
  ['a text that doubles', '( $f := function($t, $n){ $n = 0 ? $t : $f($t & $t, $n - 1) }; $f("ab", 40) )', 'characters'],
  ['a value that doubles', '( $f := function($t, $n){ $n = 0 ? $t : $f({"a": $t, "b": $t}, $n - 1) }; $f(1, 40) )', 'too many members'],
  [
    'a value that doubles, as text',
    '( $f := function($t, $n){ $n = 0 ? $t : $f({"a": $t, "b": $t}, $n - 1) }; $string($f(1, 40)) )',
    'members',
  ],
  ['a wide padding', '$pad("a", 1e9)', 'characters'],
  ['a long range', '[1..1e7]', 'D2015'],
  ['a join of much', '( $t := $pad("a", 1000000); $join([$t, $t, $t, $t, $t]) )', 'characters'],
  ['many unlike things compared', '$distinct([1..5000])', 'steps'],
  ['a regular expression that backtracks', '$contains($pad("a", 5000, "a"), /(a+)+b/)', 'false'],
])('%s ends', (_, text, words) => {
  const result = evaluateTemplate(`{% ${text} %}`, scopeOf(), 'Output')
  expect(result.ok ? JSON.stringify(result.value) : result.error.cause).toContain(words)
})

test('any text gives a value or a failure, and the same one again', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[$a-z0-9.()[\]{}+*&=<>?:,;"'/ ]{0,30}$/),
    fc.constantFrom(
      '$states.input.items.($ * 2)',
      '$states.input.items{"k": $}',
      '$reduce([1..9], function($a, $b){$a + $b})',
      '$match("ab", /(a)(b)?/)',
    ),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const first = evaluateTemplate(`{% ${text} %}`, scopeOf(), 'Output')
      expect(evaluateTemplate(`{% ${text} %}`, scopeOf(), 'Output')).toEqual(first)
      const value = first.ok ? first.value : null
      expect(JSON.parse(JSON.stringify(value))).toEqual(value)
    }),
  )
})
