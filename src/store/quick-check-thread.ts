// The thread in which the data file is checked: SQLite would hold the main one until it has read the whole file.

import { parentPort, workerData } from 'node:worker_threads';
import { quickCheck } from './quick-check.ts';

parentPort?.postMessage({ found: quickCheck(String(workerData)) });
