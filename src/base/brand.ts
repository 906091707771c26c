declare const brand: unique symbol

/** A `T` that may not be mistaken for another `T`: `Brand<number, 'Milliseconds'>`. Made by a cast in one place. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
