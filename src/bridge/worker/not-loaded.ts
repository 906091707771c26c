/** A part of the worker's code could not be fetched: the request fails, the run is not concerned. */
export class NotLoaded extends Error {
  constructor(part: string, cause: unknown) {
    super(`${part} could not be loaded. Try again once the page's host can be reached.`, { cause })
    this.name = 'NotLoaded'
  }
}
