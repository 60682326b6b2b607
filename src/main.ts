// Wires everything, starts it, stops it in order. The only file that knows every other.

import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Config, envExample, readConfig, settingsTable } from './config.ts';
import { type Log, openLog } from './log.ts';
import { Failure } from './news/failure.ts';
