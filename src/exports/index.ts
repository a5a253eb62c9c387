export { type MajorHazardNotice, majorHazardNotice } from './major-hazard-notice.ts'
export { type OverdueReportDocument, overdueReportDocument } from './overdue-report.ts'
