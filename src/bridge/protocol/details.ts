/** What is fetched when somebody looks closer: a node, a message, a token, the log. */
export type { Fact, LogRow, MessageDetail, MessageRow, NodeDetail, TokenDetail, Why } from '../../engine/simulation/index.ts'
