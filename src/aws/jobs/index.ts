/** The services that workflows can call and that do not run here. */
import { athena, databrew, elasticmapreduce, emrContainers, emrServerless, glue } from './analytics.ts'
import { batch, codebuild, ecs, eks, mediaconvert } from './compute.ts'
import type { JobCall, JobService } from './job-model.ts'
import { bedrock, sagemaker } from './learning.ts'
import { apigateway, http } from './servers.ts'

export type { Job, JobCall, JobService } from './job-model.ts'

const jobServices: readonly JobService[] = [
  apigateway,
  athena,
  batch,
  bedrock,
  codebuild,
  databrew,
  ecs,
  eks,
  elasticmapreduce,
  emrContainers,
  emrServerless,
  glue,
  http,
  mediaconvert,
  sagemaker,
]

/** By the words of a `Resource`: `glue`, `startJobRun`. */
export function jobCallOf(service: string, operation: string): { readonly service: JobService; readonly call: JobCall } | undefined {
  const found = jobServices.find(({ id }) => id === service)
  const call = found && Object.hasOwn(found.calls, operation) ? found.calls[operation] : undefined
  return found && call ? { service: found, call } : undefined
}
