/**
 * Jobs on machines: Batch, ECS, EKS, CodeBuild, MediaConvert. † marks shapes that are put together from the API's reference.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html and its siblings
 */
import type { JsonObject } from '../../base/json.ts'
import type { JobCall, JobService } from './job-model.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export const batch: JobService = {
  id: 'batch',
  prefix: 'Batch',
  client: 'AWSBatch',
  calls: {
    submitJob: {
      required: ['JobName', 'JobQueue', 'JobDefinition'],
      answer: { JobArn: 'arn:aws:batch:{region}:{account}:job/{uuid}', JobId: '{uuid}', JobName: '{JobName}' },
      job: {
        polled: 'describeJobs',
        end: {
          Attempts: [
            { StartedAt: '{now}', StoppedAt: '{now}', StatusReason: 'Essential container in task exited', Container: { ExitCode: 0 } },
          ],
          Container: { Command: [], Environment: [], ExitCode: 0, Memory: 2048, Vcpus: 1 },
          CreatedAt: '{now}',
          DependsOn: [],
          JobDefinition: '{JobDefinition}',
          JobId: '{uuid}',
          JobName: '{JobName}',
          JobQueue: '{JobQueue}',
          Parameters: '{Parameters}',
          StartedAt: '{now}',
          Status: 'SUCCEEDED',
          StatusReason: 'Essential container in task exited',
          StoppedAt: '{now}',
        },
        status: { path: ['Status'], done: 'SUCCEEDED', failed: 'FAILED' },
        seconds: 60,
      },
    },
  },
}

const task: JsonObject = {
  ClusterArn: '{Cluster}',
  Containers: [{ ContainerArn: 'arn:aws:ecs:{region}:{account}:container/{uuid}', ExitCode: 0, LastStatus: 'STOPPED', Name: 'main' }],
  CreatedAt: '{now}',
  Group: '{Group}',
  LaunchType: '{LaunchType}',
  Overrides: '{Overrides}',
  StartedAt: '{now}',
  TaskArn: 'arn:aws:ecs:{region}:{account}:task/{uuid}',
  TaskDefinitionArn: '{TaskDefinition}',
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecs: JobService = {
  id: 'ecs',
  prefix: 'ECS',
  client: 'AmazonECS',
  calls: {
    runTask: {
      required: ['TaskDefinition'],
      answer: { Failures: [], Tasks: [{ ...task, LastStatus: 'PROVISIONING', DesiredStatus: 'RUNNING' }] },
      job: {
        polled: 'describeTasks',
        end: {
          ...task,
          DesiredStatus: 'STOPPED',
          LastStatus: 'STOPPED',
          StopCode: 'EssentialContainerExited',
          StoppedAt: '{now}',
          StoppedReason: 'Essential container in task exited',
        },
        status: { path: ['StopCode'], done: 'EssentialContainerExited', failed: 'TaskFailedToStart' },
        seconds: 60,
      },
    },
  },
}

/** Something of EKS that is made (`ACTIVE`) or taken away (`DELETING` is the last that is seen of it). */
function ofEks(part: string, required: readonly string[], shown: JsonObject, status: 'ACTIVE' | 'DELETING', seconds: number): JobCall {
  return {
    required,
    answer: { [part]: { ...shown, Status: status === 'ACTIVE' ? 'CREATING' : 'DELETING' } },
    job: {
      polled: `describe${part}`,
      end: { [part]: { ...shown, Status: status } },
      status: { path: [part, 'Status'], done: status, failed: status === 'ACTIVE' ? 'CREATE_FAILED' : 'DELETE_FAILED' },
      seconds,
    },
  }
}

const cluster: JsonObject = {
  Name: '{Name}',
  Arn: 'arn:aws:eks:{region}:{account}:cluster/{Name}',
  Endpoint: 'https://{id}.eks.example',
  CertificateAuthority: { Data: 'sample' },
  RoleArn: '{RoleArn}',
}
const profile: JsonObject = { FargateProfileName: '{FargateProfileName}', ClusterName: '{ClusterName}' }
const nodegroup: JsonObject = { NodegroupName: '{NodegroupName}', ClusterName: '{ClusterName}' }

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html † */
export const eks: JobService = {
  id: 'eks',
  prefix: 'EKS',
  client: 'AmazonEKS',
  calls: {
    createCluster: ofEks('Cluster', ['Name', 'RoleArn', 'ResourcesVpcConfig'], cluster, 'ACTIVE', 600),
    deleteCluster: ofEks('Cluster', ['Name'], cluster, 'DELETING', 300),
    createFargateProfile: ofEks('FargateProfile', ['FargateProfileName', 'ClusterName', 'PodExecutionRoleArn'], profile, 'ACTIVE', 120),
    deleteFargateProfile: ofEks('FargateProfile', ['FargateProfileName', 'ClusterName'], profile, 'DELETING', 120),
    createNodegroup: ofEks('Nodegroup', ['NodegroupName', 'ClusterName', 'NodeRole', 'Subnets'], nodegroup, 'ACTIVE', 300),
    deleteNodegroup: ofEks('Nodegroup', ['NodegroupName', 'ClusterName'], nodegroup, 'DELETING', 300),
    runJob: {
      required: ['ClusterName', 'CertificateAuthority', 'Endpoint', 'Job'],
      answer: { ResponseBody: '{Job}', ResponseHeaders: {}, StatusCode: 201, StatusText: 'Created' },
      job: {
        polled: 'getJob',
        end: {
          ResponseBody: { kind: 'Job', status: { conditions: [{ type: 'Complete', status: 'True' }], succeeded: 1 } },
          StatusCode: 200,
        },
        status: { path: ['ResponseBody', 'status', 'conditions', '0', 'type'], done: 'Complete', failed: 'Failed' },
        seconds: 60,
      },
    },
    call: {
      required: ['ClusterName', 'CertificateAuthority', 'Endpoint', 'Method', 'Path'],
      answer: { ResponseBody: {}, ResponseHeaders: {}, StatusCode: 200, StatusText: 'OK' },
    },
  },
}

const build: JsonObject = {
  Arn: 'arn:aws:codebuild:{region}:{account}:build/{ProjectName}:{uuid}',
  BuildComplete: true,
  BuildNumber: 1,
  Id: '{ProjectName}:{uuid}',
  ProjectName: '{ProjectName}',
  StartTime: '{now}',
}

function buildCall(part: 'Build' | 'BuildBatch', required: readonly string[]): JobCall {
  const status = `${part}Status`
  return {
    required,
    answer: { [part]: { ...build, BuildComplete: false, [status]: 'IN_PROGRESS' } },
    job: {
      polled: part === 'Build' ? 'batchGetBuilds' : 'batchGetBuildBatches',
      end: { [part]: { ...build, CurrentPhase: 'COMPLETED', EndTime: '{now}', [status]: 'SUCCEEDED' } },
      status: { path: [part, status], done: 'SUCCEEDED', failed: 'FAILED' },
      seconds: 90,
    },
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html */
export const codebuild: JobService = {
  id: 'codebuild',
  prefix: 'CodeBuild',
  client: 'AWSCodeBuild',
  calls: {
    startBuild: buildCall('Build', ['ProjectName']),
    stopBuild: { required: ['Id'], answer: { Build: { Id: '{Id}', BuildStatus: 'STOPPED' } } },
    batchDeleteBuilds: { required: ['Ids'], answer: { BuildsDeleted: '{Ids}', BuildsNotDeleted: [] } },
    batchGetReports: { required: ['ReportArns'], answer: { Reports: [], ReportsNotFound: '{ReportArns}' } },
    startBuildBatch: buildCall('BuildBatch', ['ProjectName']),
    stopBuildBatch: { required: ['Id'], answer: { BuildBatch: { Id: '{Id}', BuildBatchStatus: 'STOPPED' } } },
    retryBuildBatch: buildCall('BuildBatch', ['Id']),
    deleteBuildBatch: { required: ['Id'], answer: { StatusCode: 'BATCH_DELETED', BuildsDeleted: [], BuildsNotDeleted: [] } },
  },
}

const mediaJob: JsonObject = {
  Arn: 'arn:aws:mediaconvert:{region}:{account}:jobs/{id}',
  CreatedAt: '{now}',
  Id: '{id}',
  Queue: '{Queue}',
  Role: '{Role}',
  Settings: '{Settings}',
  UserMetadata: '{UserMetadata}',
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html */
export const mediaconvert: JobService = {
  id: 'mediaconvert',
  prefix: 'MediaConvert',
  client: 'AWSMediaConvert',
  calls: {
    createJob: {
      required: ['Role', 'Settings'],
      answer: { Job: { ...mediaJob, Status: 'SUBMITTED' } },
      job: {
        polled: 'getJob',
        end: { Job: { ...mediaJob, Status: 'COMPLETE', JobPercentComplete: 100, Timing: { SubmitTime: '{now}', FinishTime: '{now}' } } },
        status: { path: ['Job', 'Status'], done: 'COMPLETE', failed: 'ERROR' },
        seconds: 90,
      },
    },
  },
}
