/** The words that a list is narrowed to; Escape takes them back before it means anything else. */
interface WordsFieldProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onText: (text: string) => void
  /** How high and wide it is. */
  readonly className?: string
}

export function WordsField({ label, hint, text, onText, className = 'h-[30px] w-full' }: WordsFieldProps) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={hint}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return
        event.stopPropagation()
        onText('')
      }}
      className={`${className} rounded-field border border-line2 bg-raised px-2 placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden`}
    />
  )
}
