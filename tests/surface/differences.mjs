/** @type {{ forms: string[], path: string, reason: string, ours?: unknown }[]} */
export const differences = [];
