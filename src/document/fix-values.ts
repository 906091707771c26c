/** Values and names that fixes are made of: plain data; the edits are made when somebody asks for them. */
import type { Json } from '../base/json.ts'
import { nodeByPath, type TextTree } from '../text/tree.ts'

export function ref(id: string): Json {
  return { Ref: id }
}

export function getAtt(id: string, attribute: string): Json {
  return { 'Fn::GetAtt': [id, attribute] }
}

/** A name for a new resource that nothing in the template has. */
export function freeId(tree: TextTree, wanted: string): string {
  let id = wanted
  for (let n = 2; nodeByPath(tree, ['Resources', id]) !== undefined; n++) id = `${wanted}${n}`
  return id
}
