declare const packageVersion: string;

/** The version of this package. */
export const VERSION: string = packageVersion;
