/** What is fetched when somebody looks closer: a node, a message, a token, the log. */
export type {
  ConsoleLine,
  Fact,
  LogRow,
  MessageDetail,
  MessageRow,
  MessagesAnswer,
  MessagesQuery,
  MoveTaskRow,
  NodeDetail,
  TokenDetail,
  Why,
  WireDetail,
} from '../../engine/simulation/index.ts'
