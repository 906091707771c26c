/** What the page keeps of a visitor between visits: how the screen is set up, never what is drawn. Storage may be blocked. */

const prefix = 'switchyard.screen.'

export function remembered<T>(key: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const text = localStorage.getItem(prefix + key)
    const value: unknown = text === null ? undefined : JSON.parse(text)
    return isValid(value) ? value : fallback
  } catch {
    return fallback
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Storage is blocked or full: the setting holds for this visit only.
  }
}
