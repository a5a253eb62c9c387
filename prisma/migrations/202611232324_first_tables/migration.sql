-- CreateTable
CREATE TABLE "inbox_item" (
    "key" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "app_id" TEXT NOT NULL,
    "tenant_key" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "inbound" JSONB NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "error" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "chat_context" (
    "app_id" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "membership_id" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_context_pkey" PRIMARY KEY ("app_id","open_id","chat_id")
);

-- CreateTable
CREATE TABLE "open_form" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "membership_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "open_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loose_picture" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "loose_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "send_slot" (
    "key" TEXT NOT NULL,
    "tat" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "send_slot_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "uploaded_key" (
    "app_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "uploaded_key_pkey" PRIMARY KEY ("app_id","sha256","kind")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "site_name" TEXT NOT NULL DEFAULT '',
    "credit_code" TEXT,
    "region_code" TEXT NOT NULL,
    "industry" TEXT,
    "size" TEXT,
    "sectors" TEXT[],
    "development_zone" TEXT,
    "is_training_body" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mobile" TEXT,
    "id_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "app_id" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "tenant_key" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("app_id","open_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "region_codes" TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty_entry" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deputy" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "deputy_person_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "deputy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responsible_staff" (
    "id" TEXT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "responsible_staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "insurer_id" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "insurer_id" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_request" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "tenant_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mobile" TEXT,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "invite_code_id" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "registration_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite_code" (
    "id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_open_id" TEXT,

    CONSTRAINT "invite_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_attempt" (
    "app_id" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "registration_attempt_pkey" PRIMARY KEY ("app_id","open_id","on")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "perceptual_hash" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "stored_file_content" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "stored_file_content_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "finder_person_id" TEXT NOT NULL,
    "finder_organisation_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hazard" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL,
    "grade" TEXT NOT NULL DEFAULT 'ungraded',
    "enterprise_id" TEXT,
    "insurer_id" TEXT,
    "answerable_id" TEXT,
    "agency_id" TEXT,
    "visit_id" TEXT,
    "finder_person_id" TEXT NOT NULL,
    "finder_organisation_id" TEXT NOT NULL,
    "finder_role" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3),
    "discovery" TEXT,
    "cause" TEXT,
    "programme" TEXT,
    "place" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "imminent" BOOLEAN NOT NULL DEFAULT false,
    "backfill_reason" TEXT,
    "photo_waiver" TEXT,
    "standard_id" TEXT,
    "clause" TEXT,
    "clause_text" TEXT,
    "clause_source" TEXT,
    "fact" TEXT,
    "harm" TEXT,
    "advice" TEXT,
    "fixer_person_id" TEXT,
    "due_on" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "original_due_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "is_self_found" BOOLEAN NOT NULL DEFAULT false,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "is_stopped" BOOLEAN NOT NULL DEFAULT false,
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "is_ordered" BOOLEAN NOT NULL DEFAULT false,
    "returned_count" INTEGER NOT NULL DEFAULT 0,
    "extension_count" INTEGER NOT NULL DEFAULT 0,
    "merged_into_id" TEXT,
    "recurs_of_id" TEXT,
    "put_away_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "notified_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "hazard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hazard_number" (
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "hazard_number_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "hazard_photo" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "submission_id" TEXT,
    "person_id" TEXT NOT NULL,
    "message_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_in" TEXT[],

    CONSTRAINT "hazard_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hazard_approval" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "details" JSONB NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "hazard_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hazard_notification" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "signed_by" TEXT,
    "signed_role" TEXT,
    "signed_hash" TEXT,
    "delivered_on_paper" JSONB,

    CONSTRAINT "hazard_notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectification_plan" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "responsible" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "funds_fen" BIGINT NOT NULL,
    "due_on" TEXT NOT NULL,
    "emergency_plan" TEXT NOT NULL,
    "interim_control" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rectification_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectification_submission" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "measures" TEXT NOT NULL,
    "cost_fen" BIGINT,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verifier_id" TEXT,
    "verifier_role" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "is_on_site" BOOLEAN,
    "reason" TEXT,

    CONSTRAINT "rectification_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_request" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason_class" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "interim_control" TEXT NOT NULL,
    "from_due_on" TEXT NOT NULL,
    "new_due_on" TEXT NOT NULL,
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "requested_by" TEXT NOT NULL,
    "requested_role" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_role" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,

    CONSTRAINT "extension_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grade_objection" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "grade_objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overdue_report" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "hazard_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "opinion" TEXT,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by" TEXT,
    "is_automatic" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "overdue_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overdue_report_recipient" (
    "report_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "receipt_number" TEXT,
    "received_at" TIMESTAMPTZ(3),
    "received_by" TEXT,
    "opinion" TEXT,
    "opinion_at" TIMESTAMPTZ(3),

    CONSTRAINT "overdue_report_recipient_pkey" PRIMARY KEY ("report_id","organisation_id")
);

-- CreateTable
CREATE TABLE "statutory_report" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "receipt_number" TEXT,
    "receipt_at" TIMESTAMPTZ(3),

    CONSTRAINT "statutory_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accident_alert" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "enterprise_id" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "report_by_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accident_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "database_kind" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,

    CONSTRAINT "database_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_part" (
    "part" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "laid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_part_pkey" PRIMARY KEY ("part")
);

-- CreateTable
CREATE TABLE "journal" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor_person_id" TEXT,
    "actor_organisation_id" TEXT,
    "actor_role" TEXT,
    "channel" TEXT NOT NULL,
    "source" TEXT,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "details" JSONB NOT NULL,
    "evidence" TEXT[],

    CONSTRAINT "journal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "urgency" TEXT,
    "params" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "parent_id" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "refresh_at" TIMESTAMPTZ(3),
    "app_id" TEXT,
    "open_id" TEXT,
    "chat_id" TEXT,
    "message_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ladder_version" INTEGER NOT NULL,
    "next_rung" TEXT,
    "next_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "params" JSONB NOT NULL,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline_rung" (
    "deadline_id" TEXT NOT NULL,
    "ladder_version" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "deadline_rung_pkey" PRIMARY KEY ("deadline_id","ladder_version","rung","recipient")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "on" TEXT NOT NULL,
    "is_workday" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("on")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_seq_key" ON "inbox_item"("seq");

-- CreateIndex
CREATE INDEX "inbox_item_next_at_idx" ON "inbox_item"("next_at");

-- CreateIndex
CREATE INDEX "inbox_item_open_id_state_seq_idx" ON "inbox_item"("open_id", "state", "seq");

-- CreateIndex
CREATE INDEX "inbox_item_received_at_idx" ON "inbox_item"("received_at");

-- CreateIndex
CREATE INDEX "open_form_person_id_touched_at_idx" ON "open_form"("person_id", "touched_at");

-- CreateIndex
CREATE UNIQUE INDEX "open_form_person_id_purpose_subject_id_key" ON "open_form"("person_id", "purpose", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "loose_picture_message_id_key" ON "loose_picture"("message_id");

-- CreateIndex
CREATE INDEX "loose_picture_person_id_received_at_idx" ON "loose_picture"("person_id", "received_at");

-- CreateIndex
CREATE INDEX "organisation_kind_region_code_idx" ON "organisation"("kind", "region_code");

-- CreateIndex
CREATE INDEX "organisation_name_idx" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_credit_code_site_name_key" ON "organisation"("credit_code", "site_name");

-- CreateIndex
CREATE INDEX "person_mobile_idx" ON "person"("mobile");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "membership_organisation_id_role_idx" ON "membership"("organisation_id", "role");

-- CreateIndex
CREATE INDEX "duty_entry_organisation_id_matter_idx" ON "duty_entry"("organisation_id", "matter");

-- CreateIndex
CREATE INDEX "deputy_organisation_id_person_id_idx" ON "deputy"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "responsible_staff_insurer_id_enterprise_id_idx" ON "responsible_staff"("insurer_id", "enterprise_id");

-- CreateIndex
CREATE INDEX "policy_enterprise_id_starts_at_idx" ON "policy"("enterprise_id", "starts_at");

-- CreateIndex
CREATE INDEX "policy_insurer_id_enterprise_id_idx" ON "policy"("insurer_id", "enterprise_id");

-- CreateIndex
CREATE INDEX "assignment_agency_id_enterprise_id_idx" ON "assignment"("agency_id", "enterprise_id");

-- CreateIndex
CREATE INDEX "assignment_enterprise_id_idx" ON "assignment"("enterprise_id");

-- CreateIndex
CREATE INDEX "registration_request_open_id_app_id_idx" ON "registration_request"("open_id", "app_id");

-- CreateIndex
CREATE INDEX "registration_request_organisation_id_state_idx" ON "registration_request"("organisation_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "invite_code_code_hash_key" ON "invite_code"("code_hash");

-- CreateIndex
CREATE INDEX "invite_code_organisation_id_idx" ON "invite_code"("organisation_id");

-- CreateIndex
CREATE INDEX "stored_file_perceptual_hash_idx" ON "stored_file"("perceptual_hash");

-- CreateIndex
CREATE INDEX "visit_enterprise_id_idx" ON "visit"("enterprise_id");

-- CreateIndex
CREATE INDEX "visit_finder_person_id_started_at_idx" ON "visit"("finder_person_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_number_key" ON "hazard"("number");

-- CreateIndex
CREATE INDEX "hazard_enterprise_id_state_idx" ON "hazard"("enterprise_id", "state");

-- CreateIndex
CREATE INDEX "hazard_insurer_id_state_idx" ON "hazard"("insurer_id", "state");

-- CreateIndex
CREATE INDEX "hazard_finder_person_id_state_idx" ON "hazard"("finder_person_id", "state");

-- CreateIndex
CREATE INDEX "hazard_visit_id_idx" ON "hazard"("visit_id");

-- CreateIndex
CREATE INDEX "hazard_photo_sha256_idx" ON "hazard_photo"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_photo_hazard_id_phase_sha256_key" ON "hazard_photo"("hazard_id", "phase", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_approval_hazard_id_act_round_step_key" ON "hazard_approval"("hazard_id", "act", "round", "step");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_approval_hazard_id_act_round_person_id_key" ON "hazard_approval"("hazard_id", "act", "round", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "hazard_notification_hazard_id_round_key" ON "hazard_notification"("hazard_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "rectification_plan_hazard_id_version_key" ON "rectification_plan"("hazard_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "rectification_submission_hazard_id_round_key" ON "rectification_submission"("hazard_id", "round");

-- CreateIndex
CREATE INDEX "extension_request_hazard_id_state_idx" ON "extension_request"("hazard_id", "state");

-- CreateIndex
CREATE INDEX "grade_objection_hazard_id_idx" ON "grade_objection"("hazard_id");

-- CreateIndex
CREATE UNIQUE INDEX "overdue_report_number_key" ON "overdue_report"("number");

-- CreateIndex
CREATE INDEX "overdue_report_hazard_id_idx" ON "overdue_report"("hazard_id");

-- CreateIndex
CREATE INDEX "overdue_report_recipient_organisation_id_state_idx" ON "overdue_report_recipient"("organisation_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "statutory_report_hazard_id_period_key" ON "statutory_report"("hazard_id", "period");

-- CreateIndex
CREATE INDEX "journal_subject_type_subject_id_seq_idx" ON "journal"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "journal_actor_person_id_seq_idx" ON "journal"("actor_person_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "notice_dedupe_key_key" ON "notice"("dedupe_key");

-- CreateIndex
CREATE INDEX "notice_next_at_idx" ON "notice"("next_at");

-- CreateIndex
CREATE INDEX "notice_refresh_at_idx" ON "notice"("refresh_at");

-- CreateIndex
CREATE INDEX "notice_subject_type_subject_id_idx" ON "notice"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "notice_person_id_created_at_idx" ON "notice"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "notice_message_id_idx" ON "notice"("message_id");

-- CreateIndex
CREATE INDEX "deadline_next_at_idx" ON "deadline"("next_at");

-- CreateIndex
CREATE INDEX "deadline_subject_type_subject_id_idx" ON "deadline"("subject_type", "subject_id");

-- AddForeignKey
ALTER TABLE "stored_file_content" ADD CONSTRAINT "stored_file_content_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
