import { assert, property, array, constantFrom, string as text } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../aws/services/dynamodb.ts'
import { applyUpdate, holds, placeholders, project, readCondition, readProjection, readUpdate, unusedPlaceholder } from './index.ts'

const values: Item = {
  ':a': { S: 'apple' },
  ':n': { N: '5' },
  ':z': { N: '9' },
  ':l': { L: [{ S: 'x' }] },
  ':s': { SS: ['x', 'y'] },
  ':t': { BOOL: true },
  ':type': { S: 'L' },
}
const names = { '#s': 'status', '#dot': 'a.b' }

const item: Item = {
  title: { S: 'apples' },
  count_: { N: '7' },
  tags: { SS: ['x', 'z'] },
  parts: { L: [{ M: { sku: { S: 'one' } } }, { M: { sku: { S: 'two' } } }] },
  status: { S: 'open' },
  'a.b': { N: '1' },
}

const problem = (expression: string, kind: 'ConditionExpression' | 'KeyConditionExpression' = 'ConditionExpression'): string => {
  const read = readCondition(kind, expression, placeholders(names, values))
  return read.ok ? 'fine' : read.error
}
const asks = (expression: string): boolean => {
  const read = readCondition('ConditionExpression', expression, placeholders(names, values))
  if (!read.ok) throw new Error(read.error)
  return holds(read.value, item)
}

describe('conditions', () => {
  it('hold or not, as the operators say', () => {
    expect(asks('begins_with(#s, :a) OR count_ > :n')).toBe(true)
    expect(asks('count_ BETWEEN :n AND :z AND contains(tags, :a)')).toBe(false)
    expect(asks('NOT contains(title, :a)')).toBe(false)
    expect(asks('size(parts) < :n')).toBe(true)
    expect(asks('attribute_type(parts, :type)')).toBe(true)
    expect(asks('attribute_exists(parts[1].sku) AND attribute_not_exists(parts[2])')).toBe(true)
    expect(asks('#dot IN (:n, :z)')).toBe(false)
    expect(asks('(title = :a OR (count_ >= :n)) AND #s <> :a')).toBe(true)
  })

  it('bind AND before OR, and NOT before AND', () => {
    expect(asks('attribute_exists(title) OR attribute_exists(x) AND attribute_exists(y)')).toBe(true)
    expect(asks('NOT attribute_exists(x) AND attribute_exists(title)')).toBe(true)
  })

  it('take what is not there as different from everything and as without order', () => {
    expect(['nothing <> :a', 'nothing = :a', 'nothing < :n', 'nothing > :n'].map(asks)).toEqual([true, false, false, false])
    expect(['title < :n', 'title <> :n'].map(asks)).toEqual([false, true])
  })

  it('are refused in AWS’s words', () => {
    const start = 'Invalid ConditionExpression: '
    expect(problem('')).toBe(`${start}The expression can not be empty;`)
    expect(problem('title = ')).toBe(`${start}Syntax error; token: "<EOF>", near: "= "`)
    expect(problem('title == :a')).toBe(`${start}Syntax error; token: "=", near: "== :a"`)
    expect(problem('status = :a')).toBe(`${start}Attribute name is a reserved keyword; reserved keyword: status`)
    expect(problem('name = :no')).toBe(`${start}Attribute name is a reserved keyword; reserved keyword: name`)
    expect(problem('title = :no')).toBe(`${start}An expression attribute value used in expression is not defined; attribute value: :no`)
    expect(problem('#no = :a')).toBe(`${start}An expression attribute name used in the document path is not defined; attribute name: #no`)
    expect(problem('exists(title)')).toBe(`${start}Invalid function name; function: exists`)
    expect(problem('begins_with(title)')).toBe(
      `${start}Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1`,
    )
    expect(problem('begins_with(title, :n)')).toBe(
      `${start}Incorrect operand type for operator or function; operator or function: begins_with, operand type: N`,
    )
    expect(problem('attribute_exists(:a)')).toBe(
      `${start}Operator or function requires a document path; operator or function: attribute_exists`,
    )
    expect(problem('size(title)')).toBe(`${start}The function is not allowed to be used this way in an expression; function: size`)
    expect(problem('((title = :a))')).toBe(`${start}The expression has redundant parentheses;`)
    expect(problem('title = title')).toBe(
      `${start}The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [title]`,
    )
    expect(problem('title BETWEEN :z AND :n')).toContain('requires upper bound to be greater than or equal to lower bound')
    expect(problem('title = :a OR x = :n', 'KeyConditionExpression')).toBe(
      'Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR',
    )
  })

  it('end with an answer, whatever is written', () => {
    const word = constantFrom(
      'a',
      ':a',
      '#s',
      '(',
      ')',
      'AND',
      'OR',
      'NOT',
      '=',
      '<',
      ',',
      'size',
      'begins_with',
      'IN',
      'BETWEEN',
      '.',
      '[',
      '1',
      ']',
    )
    assert(
      property(array(word, { maxLength: 14 }), text(), (words, rest) => {
        for (const expression of [words.join(' '), rest]) expect(typeof problem(expression)).toBe('string')
      }),
    )
    expect(problem('('.repeat(2000))).toContain('Syntax error')
    expect(problem('NOT '.repeat(1000))).toContain('Syntax error')
  })
})

const updated = (expression: string, of: Item = item): Item | string => {
  const read = readUpdate(expression, placeholders(names, values))
  if (!read.ok) return read.error
  const after = applyUpdate(of, read.value)
  return after.ok ? after.value : after.error
}

describe('updates', () => {
  it('see the item as it was before', () => {
    const after = updated('SET former = count_, count_ = count_ + :n, another = if_not_exists(another, :n) REMOVE tags', {
      count_: { N: '7' },
      tags: { S: 'x' },
    })
    expect({ ...(after as Item) }).toEqual({ former: { N: '7' }, count_: { N: '12' }, another: { N: '5' } })
  })

  it('reach into maps and lists, and end a list at its end', () => {
    const after = updated('SET parts[0].sku = :a, parts[9] = :n REMOVE parts[1]') as Item
    expect(after['parts']).toEqual({ L: [{ M: { sku: { S: 'apple' } } }, { N: '5' }] })
    expect((updated('SET parts = list_append(parts, :l)') as Item)['parts']?.L).toHaveLength(3)
  })

  it('add to numbers and sets and take away from sets', () => {
    expect((updated('ADD count_ :n, tags :s') as Item)['tags']).toEqual({ SS: ['x', 'z', 'y'] })
    expect((updated('ADD fresh :n') as Item)['fresh']).toEqual({ N: '5' })
    expect((updated('DELETE tags :s') as Item)['tags']).toEqual({ SS: ['z'] })
    expect(Object.keys(updated('DELETE tags :s', { tags: { SS: ['x'] } }))).toEqual([])
  })

  it('leave the item that they were given alone', () => {
    const before = JSON.stringify(item)
    updated('SET parts[0].sku = :a ADD tags :s')
    expect(JSON.stringify(item)).toBe(before)
  })

  it('are refused in AWS’s words', () => {
    const start = 'Invalid UpdateExpression: '
    expect(updated('SET a = :a SET b = :a')).toBe(`${start}The "SET" section can only be used once in an update expression;`)
    expect(updated('SET a = :a, a = :n')).toBe(
      `${start}Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]`,
    )
    expect(updated('SET a[0] = :a REMOVE a.b')).toContain('Two document paths conflict with each other')
    expect(updated('ADD title :a')).toBe(`${start}Incorrect operand type for operator or function; operator: ADD, operand type: STRING`)
    expect(updated('SET a = :a + :n')).toBe(
      `${start}Incorrect operand type for operator or function; operator or function: +, operand type: S`,
    )
    expect(updated('SET a = nothing')).toBe('The provided expression refers to an attribute that does not exist in the item')
    expect(updated('SET nothing.b = :a')).toBe('The document path provided in the update expression is invalid for update')
    expect(updated('SET a = #s + :n')).toBe('An operand in the update expression has an incorrect data type')
    expect(updated('SET a = ')).toBe(`${start}Syntax error; token: "<EOF>", near: "= "`)
    expect(updated('title = :a')).toContain('Syntax error; token: "title"')
  })
})

it('projects parts of items, with what stands around them', () => {
  const paths = readProjection('parts[1].sku, #dot, absent', placeholders(names))
  expect(paths.ok && project(item, paths.value)).toEqual({ parts: { L: [{ M: { sku: { S: 'two' } } }] }, 'a.b': { N: '1' } })
})

it('knows what no expression asked for', () => {
  const given = placeholders(names, { ':a': { S: 'x' } })
  readCondition('ConditionExpression', '#s = :a', given)
  expect(unusedPlaceholder(given)).toBe('Value provided in ExpressionAttributeNames unused in expressions: keys: {#dot}')
})
