// Why a job or one of its documents failed: code and constant message.

/** @param {string} code @param {string} message @param {string} [target] */
const fault = (code, message, target) => Object.freeze({ code, message, ...(target && { target }) });

export const JOB_FAULTS = {
  EmptyJob: fault('EmptyJob', 'No files found in the source location with specified prefix.'),
  StorageAccessDenied: fault('StorageAccessDenied', 'Unable to access the Source or Target Storage.'),
  StorageFull: fault('StorageFull', 'The Target Storage has no space left.'),
  AllDocumentsFailed: fault('AllDocumentsFailed', 'No document could be processed. See the error of each document.'),
  InternalError: fault('InternalError', 'The service failed.'),
};

/** @param {number} limit */
export const tooManyDocuments = (limit) => fault('TooManyDocuments', `The source location has more than ${limit} documents with the specified prefix.`);

export const DOCUMENT_FAULTS = {
  FileNotFound: fault('FileNotFound', 'File was moved after job started.', 'SourceFile'),
  FileAccessDenied: fault('FileAccessDenied', 'Unable to read the file.', 'SourceFile'),
  FileNotUtf8: fault('FileNotUtf8', 'File is not text in UTF-8.', 'SourceFile'),
  TargetExists: fault('TargetExists', 'The output file exists and overwrite is false.', 'TargetFile'),
  TargetIsSource: fault('TargetIsSource', 'The output file is a source file of this job.', 'TargetFile'),
  TargetInvalid: fault('TargetInvalid', 'The output file would lie outside the container.', 'TargetFile'),
  TargetAccessDenied: fault('TargetAccessDenied', 'Unable to write the file.', 'TargetFile'),
  ProcessingFailed: fault('ProcessingFailed', 'The service failed on this file.', 'SourceFile'),
};

/** @param {number} limit bytes */
export const tooLarge = (limit) => fault('FileTooLarge', `File is larger than the limit of ${limit} bytes.`, 'SourceFile');
