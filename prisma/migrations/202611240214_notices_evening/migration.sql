-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "digest_id" TEXT,
ADD COLUMN     "form_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "notice_digest_id_idx" ON "notice"("digest_id");
