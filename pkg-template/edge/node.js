// `scrubjay/edge/node`: what a service in Node adds, the jobs on a folder and the listener for node:http.
export { FolderStore } from './jobs/folder/store.js';
export { listener } from './node-adapter.js';
