/** What is fetched when somebody looks closer: a node, a message, a token, the log. */
export type {
  ConsoleLine,
  ContentsAnswer,
  ContentsQuery,
  Fact,
  LogRow,
  MessageDetail,
  MessageRow,
  MessagesAnswer,
  MessagesQuery,
  MoveTaskRow,
  NodeDetail,
  TokenDetail,
  Whereabouts,
  Why,
  WireDetail,
} from '../../engine/simulation/index.ts'
