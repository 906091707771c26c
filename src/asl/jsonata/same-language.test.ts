/** The synchronous module against the package it is made of: the same expressions give the same values. */
import jsonata from 'jsonata'
import { expect, test } from 'vitest'
import { plainValue } from './plain-value.ts'
import { runExpression } from './run-expression.ts'

const order = {
  id: 'o-1',
  customer: { name: 'Ada', city: 'Bern' },
  lines: [
    { sku: 'a', price: 3, count: 2, tags: ['x', 'y'] },
    { sku: 'b', price: 5, count: 1, tags: [] },
    { sku: 'c', price: 1, count: 10, tags: ['y'] },
  ],
}

test.each([
  '$states.input.lines.(price * count)',
  '$sum($states.input.lines.(price * count))',
  '$states.input.lines[price > 2].sku',
  '$states.input.lines[-1]',
  '$states.input.lines^(>price).sku',
  '$states.input.lines{sku: price}',
  '$states.input.lines.tags',
  '$states.input.**.name',
  '$states.input.lines#$i.{"i": $i, "sku": sku}',
  '$states.input.lines@$l.$l.sku',
  '$states.input.lines.%.id',
  '$states.input ~> |lines|{"price": 0}, ["tags"]|',
  '$map($states.input.lines, function($v, $i){ $v.sku & $i })',
  '$filter([1..9], function($n){ $n % 2 = 0 })',
  '$reduce([1..5], function($a, $b){ $a * $b })',
  '$sort($states.input.lines, function($a, $b){ $a.price > $b.price }).sku',
  '$sift($states.input.customer, function($v){ $v = "Ada" })',
  '$each($states.input.customer, function($v, $k){ $k & "=" & $v })',
  '$single($states.input.lines, function($l){ $l.sku = "b" })',
  '$replace("2026-11-22", /(\\d+)-(\\d+)/, function($m){ $m.groups[1] })',
  '$match("a1b22", /[a-z](\\d+)/)',
  '$split("a, b ,c", /\\s*,\\s*/)',
  '$formatNumber(1234.5, "#,##0.00")',
  '$fromMillis(1767603600000, "[Y]-[M01]-[D01]")',
  '$merge([{"a": 1}, {"b": 2}])',
  '( $f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(6) )',
  '$states.input.missing ?? "none"',
  '$states.input.id ?: "none"',
  '$zip([1,2],[3,4])',
  '$twice := function($x){ $x * 2 }; $twice(3)',
  '$uppercase ~> $trim',
  '"a" + 1',
  '$states.input.lines[',
])('%s', async (text) => {
  const bindings = { states: { input: structuredClone(order) } }
  const theirs = await settled(async () => jsonata(text).evaluate(undefined, bindings))
  const ours = runExpression(text, { input: structuredClone(order), context: {}, variables: {}, nowMs: 0, random: () => 0.5 })
  expect(ours.ok ? plainOr(ours.value) : 'threw').toEqual(theirs)
})

async function settled(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return plainOr(await work())
  } catch {
    return 'threw'
  }
}

function plainOr(value: unknown): unknown {
  if (value === undefined) return 'nothing'
  const plain = plainValue(value)
  return plain.ok ? plain.value : plain.error
}
