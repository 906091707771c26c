// Property tests draw the same scripts in every run, so that a failure is a change of the code and not of the dice. To look
// further, give another seed: SWITCHYARD_FUZZ_SEED=123 npm run check -- tests. A failure prints its own seed and path.
import fc from 'fast-check'

const usualSeed = 20_260_105
fc.configureGlobal({ seed: Number(process.env['SWITCHYARD_FUZZ_SEED'] ?? usualSeed) })
