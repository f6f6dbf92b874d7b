/** What the driver uses of the glue: the rest of it, such as other ways to start it, a bundler drops. */
export {
  __wbg_reset_state as reset,
  Client,
  default as init,
  Exception,
  Face,
  Service,
  Step,
} from "../build/glue/iot_job_document.js";
