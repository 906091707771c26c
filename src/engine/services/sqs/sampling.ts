/**
 * Short polling: each message is on three of the queue's hosts, and a short poll asks only some hosts, chosen at random by
 * their weights. A long poll asks all.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
import { hashString, mix32 } from '../../../base/hash.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'

const copiesOfMessage = 3
const leastShare = 0.25
const mostShare = 0.5
const wordRange = 4_294_967_296

/** The hosts that one receive asks: a bit for each. */
export interface HostSample {
  readonly asked: number
  readonly hosts: number
  readonly mask: number
  /** What tells where this queue keeps its messages. */
  readonly place: number
}

/** `undefined` where one host has everything. */
export function sampleHosts(step: Step, key: ResourceKey, hosts: number): HostSample | undefined {
  if (hosts <= 1) return undefined
  const place = hashString(key, step.seed)
  let word = Math.floor(step.random(key, 'hosts') * wordRange)
  const asked = Math.ceil((leastShare + (mostShare - leastShare) * fraction(word)) * hosts)
  let mask = 0
  for (let host = 0; host < asked; host++) {
    word = mix32(word + 0x9e3779b9)
    mask |= 1 << drawHost(hosts, mask, place, fraction(word))
  }
  return { asked, hosts, mask, place }
}

/** One of the hosts not drawn yet, each as likely as its weight says. */
function drawHost(hosts: number, drawn: number, place: number, at: number): number {
  let total = 0
  for (let host = 0; host < hosts; host++) if ((drawn & (1 << host)) === 0) total += weight(place, host)
  let left = at * total
  let last = 0
  for (let host = 0; host < hosts; host++) {
    if ((drawn & (1 << host)) !== 0) continue
    last = host
    left -= weight(place, host)
    if (left < 0) break
  }
  return last
}

/** Hosts are up to twice as likely to be asked as others. */
function weight(place: number, host: number): number {
  return 1 + fraction(mix32(place + Math.imul(host + 1, 0x85ebca6b)))
}

/** Whether a host that was asked holds the message. */
export function isOnAskedHost(sample: HostSample, ordinal: number): boolean {
  let word = mix32(sample.place ^ Math.imul(ordinal, 0x9e3779b1))
  let held = 0
  for (let copies = Math.min(copiesOfMessage, sample.hosts); copies > 0; ) {
    const bit = 1 << ((word >>> 0) % sample.hosts)
    if ((held & bit) === 0) {
      if ((sample.mask & bit) !== 0) return true
      held |= bit
      copies--
    }
    word = mix32(word + 0x9e3779b9)
  }
  return false
}

function fraction(word: number): number {
  return (word >>> 0) / wordRange
}
