/** https://docs.aws.amazon.com/sns/latest/api/API_ListPhoneNumbersOptedOut.html */
import { answer, type Outcome } from '../../../kernel/index.ts'

/** Nobody here can opt out of text messages, so nobody has. */
export function listPhoneNumbersOptedOut(): Outcome {
  return answer({ phoneNumbers: [] })
}
