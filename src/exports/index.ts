export { type MajorHazardNotice, majorHazardNotice } from './major-hazard-notice.ts'
