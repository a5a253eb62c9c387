-- One open clock a kind and subject. With it a clock is opened by a single statement, without a lock taken beforehand.
CREATE UNIQUE INDEX "deadline_one_open" ON "deadline"("kind", "subject_type", "subject_id") WHERE "state" = 'open';
