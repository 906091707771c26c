/** What the answers to "why?" have in common: AWS's pages and how counts are told. */
const guide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'

export const whyPages = {
  guide,
  deadLetters: `${guide}sqs-dead-letter-queues.html`,
  retention: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  groups: `${guide}FIFO-queues-understanding-logic.html`,
  deduplication: `${guide}FIFO-queues-exactly-once-processing.html`,
  searched: `${guide}quotas-fifo.html`,
  fair: `${guide}sqs-fair-queues-detailed.html`,
  metrics: `${guide}sqs-available-cloudwatch-metrics.html`,
  copies: `${guide}standard-queues-at-least-once-delivery.html`,
  polling: `${guide}sqs-short-and-long-polling.html`,
} as const

export function messagesInWords(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

export function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`
}
