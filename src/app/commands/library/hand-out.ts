/** The export of the open document, for what stands on the first screen: how it is done is fetched when it is asked for. */

export async function exportOpen(): Promise<void> {
  await (await import('./export-document.ts')).exportOpen()
}
