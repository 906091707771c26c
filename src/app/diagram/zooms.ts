/** At which zoom the picture tells more. */

/** From here on the first fields of bodies can be read. */
export const NEAR = 1.25
