/**
 * Jobs over data: Athena, Glue, DataBrew, EMR in its three forms. † marks shapes that are put together from the API's reference.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html and its siblings
 */
import type { JsonObject } from '../../base/json.ts'
import type { Job, JobCall, JobService } from './job-model.ts'

const execution: JsonObject = {
  QueryExecutionId: '{uuid}',
  Query: '{QueryString}',
  StatementType: 'DML',
  ResultConfiguration: { OutputLocation: 's3://query-results/{uuid}.csv' },
  QueryExecutionContext: '{QueryExecutionContext}',
  Status: { State: 'SUCCEEDED', SubmissionDateTime: '{now}', CompletionDateTime: '{now}' },
  Statistics: { EngineExecutionTimeInMillis: 812, DataScannedInBytes: 4096, TotalExecutionTimeInMillis: 955 },
  WorkGroup: '{WorkGroup}',
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export const athena: JobService = {
  id: 'athena',
  prefix: 'Athena',
  client: 'AmazonAthena',
  calls: {
    startQueryExecution: {
      required: ['QueryString'],
      answer: { QueryExecutionId: '{uuid}' },
      job: {
        polled: 'getQueryExecution',
        end: { QueryExecution: execution },
        status: { path: ['QueryExecution', 'Status', 'State'], done: 'SUCCEEDED', failed: 'FAILED' },
        seconds: 5,
      },
    },
    stopQueryExecution: { required: ['QueryExecutionId'], answer: {} },
    getQueryExecution: {
      required: ['QueryExecutionId'],
      answer: { QueryExecution: { ...execution, QueryExecutionId: '{QueryExecutionId}' } },
    },
    getQueryResults: {
      required: ['QueryExecutionId'],
      answer: {
        ResultSet: {
          Rows: [{ Data: [{ VarCharValue: 'name' }] }, { Data: [{ VarCharValue: 'sample' }] }],
          ResultSetMetadata: { ColumnInfo: [{ Name: 'name', Type: 'varchar' }] },
        },
        UpdateCount: 0,
      },
    },
  },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glue: JobService = {
  id: 'glue',
  prefix: 'Glue',
  client: 'AWSGlue',
  calls: {
    startJobRun: {
      required: ['JobName'],
      answer: { JobRunId: 'jr_{uuid}' },
      job: {
        polled: 'getJobRun',
        end: {
          AllocatedCapacity: 10,
          Arguments: '{Arguments}',
          Attempt: 0,
          CompletedOn: '{now}',
          ExecutionTime: 58,
          GlueVersion: '4.0',
          Id: 'jr_{uuid}',
          JobName: '{JobName}',
          JobRunState: 'SUCCEEDED',
          LastModifiedOn: '{now}',
          LogGroupName: '/aws-glue/jobs',
          MaxCapacity: 10,
          PredecessorRuns: [],
          StartedOn: '{now}',
          Timeout: 2880,
        },
        status: { path: ['JobRunState'], done: 'SUCCEEDED', failed: 'FAILED' },
        seconds: 60,
      },
    },
  },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html † */
export const databrew: JobService = {
  id: 'databrew',
  prefix: 'DataBrew',
  client: 'AWSGlueDataBrew',
  calls: {
    startJobRun: {
      required: ['Name'],
      answer: { RunId: 'db_{uuid}' },
      job: {
        polled: 'describeJobRun',
        end: {
          Attempt: 0,
          JobName: '{Name}',
          RunId: 'db_{uuid}',
          State: 'SUCCEEDED',
          StartedOn: '{now}',
          CompletedOn: '{now}',
          ExecutionTime: 90,
        },
        status: { path: ['State'], done: 'SUCCEEDED', failed: 'FAILED' },
        seconds: 90,
      },
    },
  },
}

const clusterJob = (done: string, failed: string, seconds: number): Job => ({
  polled: 'describeCluster',
  end: {
    Cluster: {
      Id: 'j-{id}',
      Name: '{Name}',
      Status: { State: done, StateChangeReason: {}, Timeline: { CreationDateTime: '{now}', ReadyDateTime: '{now}' } },
      ReleaseLabel: '{ReleaseLabel}',
      TerminationProtected: false,
    },
    ClusterId: 'j-{id}',
  },
  status: { path: ['Cluster', 'Status', 'State'], done, failed },
  seconds,
})

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html † */
export const elasticmapreduce: JobService = {
  id: 'elasticmapreduce',
  prefix: 'ElasticMapReduce',
  client: 'AmazonElasticMapReduce',
  calls: {
    createCluster: {
      required: ['Name', 'Instances'],
      answer: { ClusterId: 'j-{id}', ClusterArn: 'arn:aws:elasticmapreduce:{region}:{account}:cluster/j-{id}' },
      job: clusterJob('WAITING', 'TERMINATED_WITH_ERRORS', 300),
    },
    setClusterTerminationProtection: { required: ['ClusterId', 'TerminationProtected'], answer: {} },
    terminateCluster: { required: ['ClusterId'], answer: {}, job: clusterJob('TERMINATED', 'TERMINATED_WITH_ERRORS', 60) },
    addStep: {
      required: ['ClusterId', 'Step'],
      answer: { StepId: 's-{id}' },
      job: {
        polled: 'describeStep',
        end: {
          Step: {
            Id: 's-{id}',
            Status: { State: 'COMPLETED', StateChangeReason: {}, Timeline: { StartDateTime: '{now}', EndDateTime: '{now}' } },
          },
        },
        status: { path: ['Step', 'Status', 'State'], done: 'COMPLETED', failed: 'FAILED' },
        seconds: 120,
      },
    },
    cancelStep: { required: ['ClusterId', 'StepId'], answer: { CancelStepsInfoList: [{ StepId: '{StepId}', Status: 'SUBMITTED' }] } },
    modifyInstanceFleetByName: { required: ['ClusterId', 'InstanceFleetName', 'InstanceFleet'], answer: {} },
    modifyInstanceGroupByName: { required: ['ClusterId', 'InstanceGroupName', 'InstanceGroup'], answer: {} },
  },
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html † */
export const emrContainers: JobService = {
  id: 'emr-containers',
  prefix: 'EmrContainers',
  client: 'AmazonEMRContainers',
  calls: {
    createVirtualCluster: {
      required: ['Name', 'ContainerProvider'],
      answer: { Id: '{id}', Name: '{Name}', Arn: 'arn:aws:emr-containers:{region}:{account}:/virtualclusters/{id}' },
    },
    deleteVirtualCluster: {
      required: ['Id'],
      answer: { Id: '{Id}' },
      job: {
        polled: 'describeVirtualCluster',
        end: { VirtualCluster: { Id: '{Id}', State: 'TERMINATED' } },
        status: { path: ['VirtualCluster', 'State'], done: 'TERMINATED', failed: 'ARRESTED' },
        seconds: 30,
      },
    },
    startJobRun: {
      required: ['VirtualClusterId'],
      answer: { Id: '{id}', Name: '{Name}', VirtualClusterId: '{VirtualClusterId}' },
      job: {
        polled: 'describeJobRun',
        end: {
          JobRun: {
            Id: '{id}',
            Name: '{Name}',
            VirtualClusterId: '{VirtualClusterId}',
            State: 'COMPLETED',
            CreatedAt: '{now}',
            FinishedAt: '{now}',
          },
        },
        status: { path: ['JobRun', 'State'], done: 'COMPLETED', failed: 'FAILED' },
        seconds: 120,
      },
    },
  },
}

function application(required: readonly string[], done: string, answer: JsonObject): JobCall {
  return {
    required,
    answer,
    job: {
      polled: 'getApplication',
      end: { Application: { ApplicationId: '{id}', Name: '{Name}', State: done, Type: '{Type}', ReleaseLabel: '{ReleaseLabel}' } },
      status: { path: ['Application', 'State'], done, failed: 'TERMINATED' },
      seconds: 30,
    },
  }
}

function serverlessRun(required: readonly string[], done: string): JobCall {
  return {
    required,
    answer: {
      ApplicationId: '{ApplicationId}',
      JobRunId: '{id}',
      Arn: 'arn:aws:emr-serverless:{region}:{account}:/applications/{ApplicationId}/jobruns/{id}',
    },
    job: {
      polled: 'getJobRun',
      end: {
        JobRun: {
          ApplicationId: '{ApplicationId}',
          JobRunId: '{id}',
          State: done,
          StateDetails: '',
          CreatedAt: '{now}',
          UpdatedAt: '{now}',
        },
      },
      status: { path: ['JobRun', 'State'], done, failed: 'FAILED' },
      seconds: 120,
    },
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html † */
export const emrServerless: JobService = {
  id: 'emr-serverless',
  prefix: 'EmrServerless',
  client: 'EMRServerless',
  calls: {
    createApplication: application(['Type', 'ReleaseLabel'], 'CREATED', {
      ApplicationId: '{id}',
      Name: '{Name}',
      Arn: 'arn:aws:emr-serverless:{region}:{account}:/applications/{id}',
    }),
    startApplication: application(['ApplicationId'], 'STARTED', {}),
    stopApplication: application(['ApplicationId'], 'STOPPED', {}),
    deleteApplication: application(['ApplicationId'], 'TERMINATED', {}),
    startJobRun: serverlessRun(['ApplicationId', 'ExecutionRoleArn'], 'SUCCESS'),
    cancelJobRun: serverlessRun(['ApplicationId', 'JobRunId'], 'CANCELLED'),
  },
}
