// A disk of one megabyte for one process, in a mount namespace of its own: nothing of it is seen outside or left behind.

import { spawnSync } from 'node:child_process';

/** Runs its arguments on the small disk, mounted over the folder `$0`. */
const MOUNT = 'mount -t tmpfs -o size=1m none "$0" || exit 99';
const FILL = 'dd if=/dev/zero of="$0/ballast" bs=4k 2>/dev/null';

const SCRIPTS = {
  'as it is': `${MOUNT}; exec "$@"`,
  'full from the start': `${MOUNT}; ${FILL}; exec "$@"`,
  // The process starts with room; the first line of standard input fills the disk, its end stops the process.
  'full when told': `${MOUNT}; "$@" & pid=$!; read -r _; ${FILL}; echo full; read -r _; kill -TERM $pid; wait $pid`,
} as const;

/** Gives why there can be no such disk here; undefined when there can. */
export function whyNoSmallDisk(): string | undefined {
  const tried = spawnSync('unshare', ['-rmp', '--fork', '--kill-child', 'mount', '-t', 'tmpfs', 'none', '/mnt']);
  return tried.status === 0 ? undefined : 'this machine lets us mount no file system of our own';
}

/** Gives what stands before a command so that `folder` is a small disk for it. */
export function onSmallDisk(folder: string, how: keyof typeof SCRIPTS): readonly string[] {
  return ['unshare', '-rmp', '--fork', '--kill-child', 'sh', '-c', SCRIPTS[how], folder];
}
