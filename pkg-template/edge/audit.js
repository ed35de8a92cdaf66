// The audit record of a request, in the columns of AHDSDeidAuditLogs. Never a word of a text, a key or a query.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param {object} of
 * @param {Request} of.request @param {URL} of.url @param {string} of.operation @param {number} of.status
 * @param {import('./auth.js').Caller} [of.caller] @param {string} [of.jobName] a valid one @param {string} of.requestId
 */
export function auditRecord({ request, url, operation, status, caller, jobName, requestId }) {
  const given = request.headers.get('x-ms-client-request-id') ?? '';
  return {
    TimeGenerated: new Date().toISOString(),
    CorrelationId: UUID.test(given) ? given : requestId,
    Identity: caller ? { id: caller.id, roles: caller.roles } : null,
    OperationName: operation,
    StatusCode: status,
    Uri: url.origin + PATHS[operation](jobName ?? '-'),
    Type: 'AHDSDeidAuditLogs',
    SourceSystem: 'Scrubjay',
    TenantId: null,
    _ResourceId: null,
    _SubscriptionId: null,
  };
}

// Rebuilt, not quoted: an address that is no route may hold anything.
const PATHS = {
  DeidentifyText: () => '/deid',
  ListJobs: () => '/jobs',
  GetJob: (name) => `/jobs/${name}`,
  DeidentifyDocuments: (name) => `/jobs/${name}`,
  DeleteJob: (name) => `/jobs/${name}`,
  CancelJob: (name) => `/jobs/${name}:cancel`,
  ListJobDocuments: (name) => `/jobs/${name}/documents`,
  AnalyzeText: () => '/language/:analyze-text',
  Health: () => '/health',
  Metrics: () => '/metrics',
  Preflight: () => '/-',
  None: () => '/-',
};
