// The script-tag file: defines the global `AWS`.
import AWS from "./v2/global.js";

Object.assign(globalThis, { AWS });
