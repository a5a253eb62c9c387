-- Deadlines put off after a failure are few. Without this index the question when the next one is due reads every open deadline.
CREATE INDEX "deadline_put_off" ON "deadline"("lease_until") WHERE "lease_until" IS NOT NULL;
