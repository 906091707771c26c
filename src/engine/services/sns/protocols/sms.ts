/**
 * To a phone number, in as many text messages as it takes: 140 bytes each, which are 160 characters of the GSM alphabet, 140 of ASCII
 * or 70 of any other. https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
 */
import { clientFault } from '../../../../aws/service.ts'
import { fail, ok } from '../../../../base/result.ts'
import { inboxKey } from '../../shared/resource-keys.ts'
import type { Message } from '../message.ts'
import type { Pack } from './parcel.ts'

const smsLimits = { characters: 1600, gsmCharacters: 160, asciiCharacters: 140, ucs2Characters: 70, prefixCharacters: 10 } as const

/** A text longer than AWS sends is a fault of the sender: it is not tried again. */
export const packForSms: Pack = (message, text, _envelope, { endpoint, displayName, defaultSender }) => {
  const whole = displayName === '' ? text : `${displayName.slice(0, smsLimits.prefixCharacters)}> ${text}`
  if ([...whole].length > smsLimits.characters)
    return fail(clientFault('InvalidParameter', `Invalid parameter: Message Reason: an SMS has at most ${smsLimits.characters} characters`))
  return ok({
    to: 'outside',
    operation: 'ReceiveSms',
    input: { To: endpoint, From: senderOf(message, defaultSender), Body: whole, Parts: partsOf(whole) },
    target: inboxKey(endpoint),
  })
}

/** The sender's ID of the message, else the account's, else AWS's. Which countries show it is not simulated. */
function senderOf({ attributes }: Message, defaultSender: string): string {
  return attributes?.['AWS.SNS.SMS.SenderID']?.StringValue ?? (defaultSender || 'NOTICE')
}

/** The text cut between words where it can be; only a word longer than a part is cut itself. */
export function partsOf(text: string): string[] {
  const { limit, sizeOf } = encodingOf(text)
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const piece of text.match(/\s+|\S+/gu) ?? []) {
    const pieceSize = [...piece].reduce((sum, character) => sum + sizeOf(character), 0)
    if (size + pieceSize > limit && part !== '') {
      parts.push(part.trimEnd())
      part = ''
      size = 0
      if (/^\s/.test(piece)) continue
    }
    for (const character of piece) {
      if (size + sizeOf(character) > limit) {
        parts.push(part)
        part = ''
        size = 0
      }
      part += character
      size += sizeOf(character)
    }
  }
  return part === '' ? parts : [...parts, part]
}

interface Encoding {
  readonly limit: number
  readonly sizeOf: (character: string) => number
}

function encodingOf(text: string): Encoding {
  if (isGsm(text)) return { limit: smsLimits.gsmCharacters, sizeOf: (character) => (extension.has(character) ? 2 : 1) }
  const isAscii = [...text].every((character) => character < '\u0080')
  return { limit: isAscii ? smsLimits.asciiCharacters : smsLimits.ucs2Characters, sizeOf: (character) => character.length }
}

/** GSM 03.38: the basic alphabet, and the extension whose characters count twice. */
const basicAlphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('^{}\\[~]|€\f')

function isGsm(text: string): boolean {
  return [...text].every((character) => basicAlphabet.has(character) || extension.has(character))
}
