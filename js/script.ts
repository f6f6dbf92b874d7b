// The script-tag file: defines the global `AWS`.
import AWS from "./global.js";

Object.assign(globalThis, { AWS });
