/** Message attributes: a name, a type and a value each. */
import { Button, IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { type AttributeDraft, attributeTypes } from './requests.ts'

interface AttributeRowsProps {
  readonly attributes: readonly AttributeDraft[]
  readonly onAttributes: (attributes: readonly AttributeDraft[]) => void
}

const box = 'h-[30px] min-w-0 rounded-field border border-line2 bg-raised px-2 placeholder:text-ink3'

export function AttributeRows({ attributes, onAttributes }: AttributeRowsProps) {
  const change = (row: number, changed: Partial<AttributeDraft>) =>
    onAttributes(attributes.map((attribute) => (attribute.row === row ? { ...attribute, ...changed } : attribute)))
  const add = () => onAttributes([...attributes, { row: (attributes.at(-1)?.row ?? 0) + 1, name: '', type: 'String', value: '' }])
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Message attributes</legend>
      {attributes.map(({ row, name, type, value }) => (
        <div key={row} className="grid grid-cols-[minmax(0,1fr)_76px_minmax(0,1fr)_30px] items-center gap-1.5 py-0.5">
          <input
            aria-label={`Name of attribute ${row}`}
            placeholder="name"
            value={name}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => change(row, { name: event.target.value })}
            className={box}
          />
          <select
            aria-label={`Type of attribute ${row}`}
            value={type}
            onChange={(event) => change(row, { type: attributeTypes.find((known) => known === event.target.value) ?? 'String' })}
            className={`${box} px-1`}
          >
            {attributeTypes.map((known) => (
              <option key={known}>{known}</option>
            ))}
          </select>
          <input
            aria-label={`Value of attribute ${row}`}
            placeholder={type === 'Binary' ? 'base64' : 'value'}
            value={value}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => change(row, { value: event.target.value })}
            className={box}
          />
          <IconButton label={`Leave out attribute ${row}`} onClick={() => onAttributes(attributes.filter((other) => other.row !== row))}>
            <Icon name="close" size={12} />
          </IconButton>
        </div>
      ))}
      <Button onClick={add} className="-ml-2.5">
        Add an attribute
      </Button>
    </fieldset>
  )
}
