/** Monaco in the colours of the page, read from its tokens, and again whenever the page changes its theme. */
import { editor } from 'monaco-editor/editor'

export const themeName = 'switchyard'

/** Keys and words of the language have a hue; what a person wrote as a value is ink. */
const rules = {
  '': '--ink',
  type: '--people',
  key: '--people',
  keyword: '--integration',
  tag: '--integration',
  namespace: '--integration',
  number: '--compute',
  regexp: '--compute',
  string: '--ink',
  'string.js': '--storage',
  'string.escape': '--compute',
  comment: '--ink3',
  delimiter: '--ink2',
  operators: '--ink2',
  'type.identifier': '--database',
} as const

/** Which kind a completion is of is told by its picture. */
const symbols = [
  'class',
  'constant',
  'enumerator',
  'enumeratorMember',
  'event',
  'field',
  'function',
  'interface',
  'keyword',
  'method',
  'module',
  'property',
  'reference',
  'snippet',
  'text',
  'unit',
  'value',
  'variable',
]

const colors = {
  'editor.background': '--panel',
  'editor.foreground': '--ink',
  'editorCursor.foreground': '--ink',
  'editor.lineHighlightBorder': '--line',
  'editor.selectionBackground': '--line2',
  'editor.inactiveSelectionBackground': '--line',
  'editor.selectionHighlightBackground': '--sunk',
  'editor.wordHighlightBackground': '--sunk',
  'editor.wordHighlightStrongBackground': '--sunk',
  'editor.findMatchBackground': '--retry-wash',
  'editor.findMatchBorder': '--retry',
  'editor.findMatchHighlightBackground': '--retry-wash',
  'editor.foldBackground': '--sunk',
  'editor.rangeHighlightBackground': '--sunk',
  'editorLineNumber.foreground': '--ink3',
  'editorLineNumber.activeForeground': '--ink',
  'editorGutter.foldingControlForeground': '--ink2',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line2',
  'editorBracketMatch.background': '--sunk',
  'editorBracketMatch.border': '--edge',
  'editorWhitespace.foreground': '--line2',
  'editorError.foreground': '--failed',
  'editorWarning.foreground': '--retry',
  'editorInfo.foreground': '--waiting',
  'editorOverviewRuler.border': '--panel',
  'editorOverviewRuler.errorForeground': '--failed',
  'editorOverviewRuler.warningForeground': '--retry',
  'editorWidget.background': '--raised',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--line2',
  'editorHoverWidget.background': '--raised',
  'editorHoverWidget.foreground': '--ink',
  'editorHoverWidget.border': '--line2',
  'editorSuggestWidget.background': '--raised',
  'editorSuggestWidget.foreground': '--ink',
  'editorSuggestWidget.border': '--line2',
  'editorSuggestWidget.selectedBackground': '--sunk',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--running',
  'editorSuggestWidget.focusHighlightForeground': '--running',
  'list.hoverBackground': '--hov',
  'list.highlightForeground': '--running',
  focusBorder: '--ink',
  foreground: '--ink',
  descriptionForeground: '--ink2',
  'icon.foreground': '--ink2',
  'input.background': '--panel',
  'input.foreground': '--ink',
  'input.border': '--edge',
  'input.placeholderForeground': '--ink3',
  'inputOption.activeBackground': '--sunk',
  'inputOption.activeForeground': '--ink',
  'inputOption.activeBorder': '--edge',
  'menu.background': '--raised',
  'menu.foreground': '--ink',
  'menu.selectionBackground': '--sunk',
  'menu.selectionForeground': '--ink',
  'menu.separatorBackground': '--line',
  'menu.border': '--line2',
  'quickInput.background': '--raised',
  'quickInput.foreground': '--ink',
  'quickInputList.focusBackground': '--sunk',
  'quickInputList.focusForeground': '--ink',
  'scrollbar.shadow': '--panel',
  ...Object.fromEntries(symbols.map((symbol) => [`symbolIcon.${symbol}Foreground`, '--ink2'])),
  'textLink.foreground': '--ink',
  'textLink.activeForeground': '--ink',
  'textCodeBlock.background': '--sunk',
  'widget.shadow': '--line',
} as const satisfies Readonly<Record<string, string>>

/** Follows the theme until the returned function is called. */
export function followTheme(): () => void {
  defineTheme()
  const observer = new MutationObserver(defineTheme)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', defineTheme)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', defineTheme)
  }
}

function defineTheme(): void {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  editor.defineTheme(themeName, {
    base: style.colorScheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    rules: Object.entries(rules).map(([name, color]) => ({ token: name, foreground: token(color).slice(1) })),
    colors: Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, token(color)])),
  })
  editor.setTheme(themeName)
}
