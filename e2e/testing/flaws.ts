// What a designer would mark on a picture of the page, found in the page itself: words that are cut, lie on each other or outside,
// nodes that overlap, a page that is wider than its window.
import type { Page } from '@playwright/test'

export interface Words {
  readonly text: string
  /** Which text of the page: its own lines are not compared. */
  readonly of: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** What the text is cut by, and how; nothing if it is whole. */
  readonly cut: string | undefined
  /** What floats above the page covers what it covers: texts are compared within one layer. */
  readonly layer: number
}

/** One sentence each. */
export async function flaws(page: Page): Promise<string[]> {
  const texts = await wordsOn(page)
  const cut = texts.flatMap(({ text, cut }) => (cut === undefined ? [] : [`“${text}” ${cut}`]))
  return [...(await beyondTheWindow(page)), ...cut, ...overlaps(texts), ...(await nodesOnNodes(page))]
}

async function beyondTheWindow(page: Page): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return wider > 0 ? [`the page is ${wider} px wider than its window`] : []
}

/** Beyond hairs: descenders of one line may reach into the next. */
const HAIR = 3

function overlaps(texts: readonly Words[]): string[] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return a.of !== b.of && a.layer === b.layer && wide > HAIR && high > HAIR
        ? [`“${a.text}” and “${b.text}” lie on each other at ${Math.round(a.left)}, ${Math.round(a.top)}`]
        : []
    }),
  )
}

async function nodesOnNodes(page: Page): Promise<string[]> {
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('.diagram-node')].map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect()
      return { name: node.getAttribute('title') ?? '', left, top, right, bottom }
    }),
  )
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return wide > HAIR && high > HAIR ? [`the nodes ${a.name} and ${b.name} lie on each other`] : []
    }),
  )
}

/** Every line of words that can be seen, with its place. Code is left out: an editor scrolls sideways. */
async function wordsOn(page: Page): Promise<Words[]> {
  return page.evaluate(() => {
    const layers: Element[] = []
    const layerOf = (element: Element): number => {
      const layer = element.closest('dialog, [role=menu], [role=note], .shadow-float')
      if (layer === null) return 0
      if (!layers.includes(layer)) layers.push(layer)
      return layers.indexOf(layer) + 1
    }
    /** Which of the boxes around it cuts it, from the inside out; a box that scrolls hides what is beyond it. */
    const cutOf = (element: Element, at: DOMRect): { readonly cut?: string; readonly isHidden?: boolean } => {
      for (let box: Element | null = element; box !== null && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (box instanceof SVGElement || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue
        const edge = box.getBoundingClientRect()
        if (at.left >= edge.right || at.right <= edge.left || at.top >= edge.bottom - 1 || at.bottom <= edge.top + 1)
          return { isHidden: true }
        const isSideways = at.right > edge.right + 1.5 || at.left < edge.left - 1.5
        if (isSideways && style.textOverflow === 'ellipsis')
          return box.closest('[title], [aria-label]') === null ? { cut: 'ends in … and tells its whole nowhere' } : {}
        if (isSideways) return { cut: `is cut by ${box.className || box.tagName} at its side` }
        const isHigh = at.bottom > edge.bottom + 3 || at.top < edge.top - 3
        if (isHigh && !/auto|scroll/.test(style.overflowY)) return { cut: `is cut by ${box.className || box.tagName} above or below` }
        if (isHigh) return {}
      }
      return at.right > window.innerWidth + 1 || at.bottom > window.innerHeight + 2 || at.left < -1 ? { cut: 'is outside the window' } : {}
    }
    const found: Words[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(), of = 0; node !== null; node = walker.nextNode(), of += 1) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || element.closest('.monaco-editor, select, script, style, [hidden]') !== null) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const at of range.getClientRects()) {
        const box = element.getBoundingClientRect()
        // Words for ears only stand in a box of one pixel.
        if (at.width < 2 || (box.width <= 1.5 && box.height <= 1.5)) continue
        const { cut, isHidden } = cutOf(element, at)
        if (isHidden === true) continue
        const { left, top, right, bottom } = at
        found.push({ text: text.slice(0, 60), of, left, top, right: Math.min(right, box.right + 1), bottom, cut, layer: layerOf(element) })
      }
    }
    return found
  })
}
