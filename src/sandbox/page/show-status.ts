// The line over the server that says when the sandbox cannot be reached.

import { byId, element } from './element.ts';

/** Shows the line while there is no connection, and takes it away when there is one again. */
export function showStatus(isConnected: boolean): void {
  byId('status').replaceChildren(
    ...(isConnected
      ? []
      : [element('p', { class: 'status', role: 'alert' }, 'Not connected to the sandbox. Trying again …')]),
  );
}
