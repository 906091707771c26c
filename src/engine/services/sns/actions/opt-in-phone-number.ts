/** https://docs.aws.amazon.com/sns/latest/api/API_OptInPhoneNumber.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { isPhoneNumber } from '../endpoint.ts'
import { badlyFormattedNumber } from '../faults.ts'

/** A number that never opted out is opted in again. */
export function optInPhoneNumber(_step: Step, input: SnsInput<'OptInPhoneNumber'>): Outcome {
  return isPhoneNumber(input.phoneNumber) ? answer({}) : refuse(badlyFormattedNumber)
}
