import { createApp } from "vue";
import JobDocument from "./JobDocument.vue";

createApp(JobDocument).mount("#app");
