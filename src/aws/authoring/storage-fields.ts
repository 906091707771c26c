/** Buckets and log groups as people fill them in: few of their settings have an effect here. */
import { bucket, logGroup } from '../resources/bucket.ts'
import { type Authored, extended, nameCheck } from './field-model.ts'
import { tagList } from './policy-fields.ts'

export const bucketFields: Authored = {
  type: bucket.type,
  title: bucket.title,
  help: 'Keeps objects by their key.',
  page: bucket.page,
  properties: extended(bucket.properties, {
    BucketName: { sample: 'my-bucket', check: nameCheck(bucket.name) },
    Tags: { items: tagList(bucket.page) },
  }),
  groups: [{ title: 'Identity', fields: ['BucketName', 'Tags'] }],
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

export const logGroupFields: Authored = {
  type: logGroup.type,
  title: logGroup.title,
  help: 'Keeps what functions and workflows write down.',
  page: logGroup.page,
  properties: extended(logGroup.properties, {
    LogGroupName: { sample: '/my/group', check: nameCheck(logGroup.name) },
    RetentionInDays: {
      min: 1,
      max: 3653,
      logarithmic: true,
      check: (text) => (retentions.includes(Number(text)) ? undefined : `must be one of ${retentions.join(', ')} days`),
      page: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
    },
    Tags: { items: tagList(logGroup.page) },
  }),
  groups: [
    { title: 'Log group', fields: ['RetentionInDays'] },
    { title: 'Identity', fields: ['LogGroupName', 'Tags'] },
  ],
}
