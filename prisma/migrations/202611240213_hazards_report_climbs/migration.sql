-- AlterTable
ALTER TABLE "overdue_report" ADD COLUMN     "withdraw_reason" TEXT;

-- AlterTable
ALTER TABLE "overdue_report_recipient" ADD COLUMN     "added_at" TIMESTAMPTZ(3),
ADD COLUMN     "basis" TEXT NOT NULL DEFAULT 'first',
ADD COLUMN     "carried" JSONB,
ADD COLUMN     "done_at" TIMESTAMPTZ(3),
ADD COLUMN     "from_id" TEXT,
ADD COLUMN     "handling_at" TIMESTAMPTZ(3),
ADD COLUMN     "level" TEXT NOT NULL DEFAULT 'county',
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "result" TEXT;

-- CreateTable
CREATE TABLE "hazard_listing" (
    "id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hazard_listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch_entry" (
    "report_id" TEXT NOT NULL,
    "hazard_id" TEXT NOT NULL,
    "enterprise_id" TEXT NOT NULL,
    "insurer_id" TEXT,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_entry_pkey" PRIMARY KEY ("report_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "hazard_listing_hazard_id_key" ON "hazard_listing"("hazard_id");

-- CreateIndex
CREATE INDEX "watch_entry_since_idx" ON "watch_entry"("since");
