// Property tests draw the same scripts in every run, so that a failure is a change of the code and not of the dice. Seed and
// number of scripts are told in one place. To look further:
// SWITCHYARD_FUZZ_SEED=123 SWITCHYARD_FUZZ_TIMES=20 npm run check -- tests
import fc from 'fast-check'
import { seed } from '../src/base/testing/scripts.ts'

fc.configureGlobal({ seed })
