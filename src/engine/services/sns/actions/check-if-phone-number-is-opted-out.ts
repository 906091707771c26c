/** https://docs.aws.amazon.com/sns/latest/api/API_CheckIfPhoneNumberIsOptedOut.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { isPhoneNumber } from '../endpoint.ts'
import { badlyFormattedNumber } from '../faults.ts'

/** Nobody here can opt out of text messages, so nobody has. */
export function checkIfPhoneNumberIsOptedOut(_step: Step, input: SnsInput<'CheckIfPhoneNumberIsOptedOut'>): Outcome {
  return isPhoneNumber(input.phoneNumber) ? answer({ isOptedOut: false }) : refuse(badlyFormattedNumber)
}
