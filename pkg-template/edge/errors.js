// What the service answers when it refuses: a stable code and a constant message, never a word of the request.

/** @type {Record<string, [status: number, message: string]>} */
const TABLE = {
  MissingApiVersionParameter: [400, 'The api-version query parameter is required.'],
  ApiVersionUnsupported: [400, 'The api-version is not supported. See the header api-supported-versions.'],
  MalformedRequest: [400, 'The method, the address or the Host header of the request is not valid.'],
  IncompleteRequest: [400, 'The request ended before its body did.'],
  InvalidJson: [400, 'The request body is not valid JSON in UTF-8.'],
  RequestValidationFailed: [400, 'Model validation for request failed.'],
  InvalidRequest: [400, 'The kind of the request is not supported. Supported: PiiEntityRecognition.'],
  Unauthorized: [401, 'A valid bearer token is required.'],
  Forbidden: [403, 'The token has no role that allows this operation.'],
  ForbiddenOrigin: [403, 'Without tokens only pages and programs on this machine are answered.'],
  NotFound: [404, 'There is no such route.'],
  JobNotFound: [404, 'Job not found.'],
  MethodNotAllowed: [405, 'The route does not take this method. See the header Allow.'],
  JobAlreadyExists: [409, 'A job of this name already exists.'],
  RequestTooLarge: [413, 'The request body is larger than the limit.'],
  UnsupportedMediaType: [415, 'The request body must be application/json without content encoding.'],
  MisdirectedRequest: [421, 'Without tokens only requests to this machine by its own name are answered.'],
  TooManyRequests: [429, 'The rate limit is reached. See the header Retry-After.'],
  InternalServerError: [500, 'The service failed. The text was not processed.'],
  JobsUnavailable: [501, 'This service has no job storage.'],
  ServiceMisconfigured: [503, 'The service is not configured. See its log.'],
  StorageUnavailable: [503, 'The job storage can not be written.'],
};

export class ServiceError extends Error {
  /**
   * @param {keyof TABLE} code
   * @param {{ message?: string, details?: Detail[], headers?: Record<string, string> }} [more] `message` names the limit that was hit
   */
  constructor(code, { message, details, headers = {} } = {}) {
    const [status, text] = TABLE[code];
    super(message ?? text);
    Object.assign(this, { status, code, details, headers });
  }

  /** The answer on the wire. */
  response() {
    const { status, code, message, details } = this;
    // The platform leaves the header out where the body has details.
    const headers = { ...this.headers, ...(!details && { 'x-ms-error-code': code }) };
    return Response.json({ error: { code, message, ...(details && { details }) } }, { status, headers });
  }
}

/** @typedef {{ code: string, message: string, target: string }} Detail */
/** @param {string} target @param {string} message @returns {Detail} */
export const invalid = (target, message) => ({ code: 'FieldInvalid', message, target });
/** @param {Detail[]} details */
export const validationFailed = (details) => new ServiceError('RequestValidationFailed', { details });
